-- What an arrangement needs before it starts, and what follows while somebody lives there: agreements, plans, notices.

-- From this day on a scheme keeps its records here. What began before it is recorded as it was, without the evidence that a new
-- arrangement asks for.
ALTER TABLE scheme ADD COLUMN records_from date NOT NULL DEFAULT (current_instant() AT TIME ZONE 'Europe/London')::date;
UPDATE scheme SET records_from = (recorded_at AT TIME ZONE 'Europe/London')::date;

-- What is here by now was recorded without being asked for evidence.
ALTER TABLE placement
    ADD COLUMN kind text NOT NULL DEFAULT 'longTerm',
    ADD COLUMN carried_over boolean NOT NULL DEFAULT true,
    ADD CONSTRAINT placement_kind_known CHECK (kind IN ('longTerm', 'crisis', 'reablement'));
ALTER TABLE stay
    ADD COLUMN kind text NOT NULL DEFAULT 'shortBreak',
    ADD COLUMN carried_over boolean NOT NULL DEFAULT true,
    ADD CONSTRAINT stay_kind_known CHECK (kind IN ('shortBreak', 'crisis', 'reablement'));
ALTER TABLE session ADD COLUMN carried_over boolean NOT NULL DEFAULT true;
ALTER TABLE placement ALTER COLUMN carried_over SET DEFAULT false;
ALTER TABLE stay ALTER COLUMN carried_over SET DEFAULT false;
ALTER TABLE session ALTER COLUMN carried_over SET DEFAULT false;

-- Whether it began before the scheme's records is said once, when it is recorded, whoever records it.
CREATE FUNCTION arrangement_note_carried_over() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW);
BEGIN
    NEW.carried_over := coalesce(
        (new_row ->> 'start_date')::date, (new_row ->> 'arrive_date')::date,
        ((new_row ->> 'starts_at')::timestamptz AT TIME ZONE 'Europe/London')::date)
        < (SELECT records_from FROM scheme WHERE id = NEW.scheme_id);
    RETURN NEW;
END $$;
CREATE TRIGGER placement_carried_over BEFORE INSERT ON placement
    FOR EACH ROW EXECUTE FUNCTION arrangement_note_carried_over();
CREATE TRIGGER stay_carried_over BEFORE INSERT ON stay
    FOR EACH ROW EXECUTE FUNCTION arrangement_note_carried_over();
CREATE TRIGGER session_carried_over BEFORE INSERT ON session
    FOR EACH ROW EXECUTE FUNCTION arrangement_note_carried_over();
-- A booking that is moved to other days is looked at anew.
CREATE TRIGGER stay_carried_over_anew BEFORE UPDATE ON stay
    FOR EACH ROW WHEN (NEW.arrive_date <> OLD.arrive_date) EXECUTE FUNCTION arrangement_note_carried_over();
CREATE TRIGGER session_carried_over_anew BEFORE UPDATE ON session
    FOR EACH ROW WHEN (NEW.starts_at <> OLD.starts_at) EXECUTE FUNCTION arrangement_note_carried_over();

-- The service agreement (3.10) and the licence agreement (3.11) of a person with a carer.
CREATE TABLE arrangement_agreement (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    carer_id uuid NOT NULL,
    points text[] NOT NULL,
    person_signed_on date NOT NULL,
    signed_for_person_by text,
    carer_signed_on date NOT NULL,
    scheme_signed_on date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT arrangement_agreement_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT arrangement_agreement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT arrangement_agreement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT arrangement_agreement_kind_known CHECK (kind IN ('service', 'licence')),
    CONSTRAINT arrangement_agreement_points_count CHECK (cardinality(points) <= 20),
    CONSTRAINT arrangement_agreement_signatory_length CHECK (length(signed_for_person_by) BETWEEN 1 AND 200),
    CONSTRAINT arrangement_agreement_signed_by_scheme CHECK (kind <> 'service' OR scheme_signed_on IS NOT NULL)
);
CREATE INDEX arrangement_agreement_of_person ON arrangement_agreement (scheme_id, person_id, carer_id);

-- The band of a person's placement as scheme and council signed it, from a day on (3.7.5, 4.5.2).
CREATE TABLE band_agreement (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    council_id uuid NOT NULL,
    band text NOT NULL,
    from_date date NOT NULL,
    scheme_signatory text NOT NULL,
    scheme_signed_on date NOT NULL,
    council_signatory text NOT NULL,
    council_signed_on date NOT NULL,
    indicative_band text,
    reason text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT band_agreement_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT band_agreement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT band_agreement_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT band_agreement_band_length CHECK (length(band) BETWEEN 1 AND 50 AND length(indicative_band) BETWEEN 1 AND 50),
    CONSTRAINT band_agreement_signatory_length
        CHECK (length(scheme_signatory) BETWEEN 1 AND 200 AND length(council_signatory) BETWEEN 1 AND 200),
    CONSTRAINT band_agreement_reason_length CHECK (length(reason) BETWEEN 1 AND 4000),
    CONSTRAINT band_agreement_reasoned CHECK (indicative_band = band OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX band_agreement_from_unique ON band_agreement (scheme_id, person_id, council_id, from_date)
    WHERE withdrawn_at IS NULL;

-- That a placement is to end, and when the council was told (3.20.2, 3.20.3).
CREATE TABLE placement_notice (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    given_on date NOT NULL,
    given_by text NOT NULL,
    cause text NOT NULL,
    council_told_on date NOT NULL,
    leaving_on date NOT NULL,
    at_once_because text,
    note text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT placement_notice_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_notice_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT placement_notice_given_by_known CHECK (given_by IN ('scheme', 'carer', 'person', 'council')),
    CONSTRAINT placement_notice_cause_known CHECK (cause IN ('breakdown', 'movingOn')),
    CONSTRAINT placement_notice_leaving_after CHECK (leaving_on >= given_on),
    CONSTRAINT placement_notice_at_once_length CHECK (length(at_once_because) BETWEEN 1 AND 4000),
    CONSTRAINT placement_notice_note_length CHECK (length(note) BETWEEN 1 AND 4000)
);
CREATE INDEX placement_notice_of_placement ON placement_notice (scheme_id, placement_id);

-- The care and support plan of a placement as it was agreed on a day, or at a review (3.12, 3.15.1).
CREATE TABLE care_plan (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    agreed_on date NOT NULL,
    author text NOT NULL,
    -- {"<point>": {"isMet": …, "evidence": …}}
    points jsonb NOT NULL,
    medication text,
    medication_abilities text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT care_plan_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT care_plan_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT care_plan_author_length CHECK (length(author) BETWEEN 1 AND 200),
    CONSTRAINT care_plan_points_by_name CHECK (jsonb_typeof(points) = 'object'),
    CONSTRAINT care_plan_medication_length CHECK (length(medication) BETWEEN 1 AND 4000),
    CONSTRAINT care_plan_medication_abilities_count CHECK (cardinality(medication_abilities) <= 3)
);
CREATE INDEX care_plan_of_placement ON care_plan (scheme_id, placement_id);

CALL keep_within_scheme('arrangement_agreement');
CALL keep_within_scheme('band_agreement');
CALL keep_within_scheme('placement_notice');
CALL keep_within_scheme('care_plan');
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON
    arrangement_agreement, band_agreement, placement_notice, care_plan TO sharedlives_api;
GRANT SELECT ON arrangement_agreement, band_agreement, placement_notice, care_plan TO sharedlives_worker;
-- A booking that is changed is checked as a new one is.
GRANT UPDATE (person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, kind) ON stay TO sharedlives_api;
GRANT UPDATE (person_id, carer_id, council_id, starts_at, minutes, session, band) ON session TO sharedlives_api;

-- The tax rule counts who is at a residence through any scheme (ITTOIA 2005, s804A). The days of those whom other schemes
-- placed are told, and nothing else of them. The owner sees all schemes for this, within the function and nowhere else.
CREATE INDEX household_by_uprn ON household (uprn) WHERE uprn IS NOT NULL;
CREATE POLICY household_at_residence ON household FOR SELECT TO CURRENT_USER
    USING (current_setting('sharedlives.counts_residence', true) = 'yes');
CREATE POLICY carer_at_residence ON carer FOR SELECT TO CURRENT_USER
    USING (current_setting('sharedlives.counts_residence', true) = 'yes');
CREATE POLICY placement_at_residence ON placement FOR SELECT TO CURRENT_USER
    USING (current_setting('sharedlives.counts_residence', true) = 'yes');
CREATE POLICY stay_at_residence ON stay FOR SELECT TO CURRENT_USER
    USING (current_setting('sharedlives.counts_residence', true) = 'yes');
CREATE FUNCTION household_days_elsewhere(home uuid, from_day date)
RETURNS TABLE (from_date date, to_date date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('sharedlives.counts_residence', 'yes', true);
    RETURN QUERY
        WITH others AS (
            SELECT carer.scheme_id, carer.id
            FROM household AS here
            JOIN household AS there ON there.uprn = here.uprn AND there.scheme_id <> here.scheme_id
            JOIN carer ON carer.scheme_id = there.scheme_id AND carer.household_id = there.id
            WHERE here.scheme_id = current_scheme_id() AND here.id = home
        )
        SELECT placement.start_date, placement.end_date
        FROM others JOIN placement ON placement.scheme_id = others.scheme_id AND placement.carer_id = others.id
        WHERE coalesce(placement.end_date, 'infinity') > greatest(placement.start_date, from_day)
        UNION ALL
        SELECT stay.arrive_date, stay.depart_date
        FROM others JOIN stay ON stay.scheme_id = others.scheme_id AND stay.carer_id = others.id
        WHERE stay.depart_date > from_day AND stay.cancelled_at IS NULL AND NOT stay.not_arrived;
    PERFORM set_config('sharedlives.counts_residence', '', true);
END $$;
GRANT EXECUTE ON FUNCTION household_days_elsewhere(uuid, date) TO sharedlives_api;
