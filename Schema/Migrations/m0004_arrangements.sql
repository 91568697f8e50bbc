-- Arrangements and their dated facts. Intervals are half-open: the day of leaving or returning is not in them. A fact that
-- turns out wrong is withdrawn, with who and when, and the right one is added: what was known on a day can be told.

-- A price list with the date from which it holds (4.4, 4.7, Appendix 2). Band and session codes are the scheme's own words.
CREATE TABLE rate_card (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT rate_card_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT rate_card_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id)
);
CREATE UNIQUE INDEX rate_card_from_unique ON rate_card (scheme_id, from_date) WHERE withdrawn_at IS NULL;

CREATE TABLE rate_card_price (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    rate_card_id uuid NOT NULL,
    unit text NOT NULL,
    -- The kind of session that the price is for; empty for the other units.
    session text NOT NULL DEFAULT '',
    band text NOT NULL,
    price_pence bigint NOT NULL,
    CONSTRAINT rate_card_price_pkey PRIMARY KEY (scheme_id, rate_card_id, unit, session, band),
    CONSTRAINT rate_card_price_card_fkey FOREIGN KEY (scheme_id, rate_card_id) REFERENCES rate_card (scheme_id, id),
    CONSTRAINT rate_card_price_unit_known CHECK (unit IN ('weekly', 'night', 'hour', 'session')),
    CONSTRAINT rate_card_price_session_named CHECK ((unit = 'session') = (session <> '')),
    CONSTRAINT rate_card_price_range CHECK (price_pence BETWEEN 0 AND 100000000)
);

-- The numbers that a scheme may set for itself (PAYMENTS, "A scheme's policy"), in force for the months from this one on.
CREATE TABLE payment_policy (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    from_date date NOT NULL,
    respite_days_per_year integer NOT NULL,
    absence_paid_days integer NOT NULL,
    after_death_days integer NOT NULL,
    left_without_notice_days integer NOT NULL,
    cancellation_hours integer NOT NULL,
    mileage_pence_per_mile bigint NOT NULL,
    fee_bands text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT payment_policy_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT payment_policy_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT payment_policy_from_is_first_of_month CHECK (extract(day FROM from_date) = 1),
    CONSTRAINT payment_policy_not_negative CHECK (least(
        respite_days_per_year, absence_paid_days, after_death_days, left_without_notice_days, cancellation_hours,
        mileage_pence_per_mile) >= 0)
);
CREATE UNIQUE INDEX payment_policy_from_unique ON payment_policy (scheme_id, from_date) WHERE withdrawn_at IS NULL;

CREATE TABLE placement (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    start_date date NOT NULL,
    end_date date,
    end_reason text,
    -- Changes with the placement and with every one of its facts: the ETag covers them all.
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT placement_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT placement_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT placement_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT placement_end_has_reason CHECK ((end_date IS NULL) = (end_reason IS NULL)),
    CONSTRAINT placement_end_reason_known
        CHECK (end_reason IN ('movedOn', 'breakdown', 'death', 'leftWithoutNotice', 'notArrived')),
    CONSTRAINT placement_end_not_before_start CHECK (end_date >= start_date),
    CONSTRAINT placement_not_arrived_on_start CHECK (end_reason <> 'notArrived' OR end_date = start_date),
    -- One person does not live in two places.
    CONSTRAINT placement_one_home EXCLUDE USING gist
        (scheme_id WITH =, person_id WITH =, daterange(start_date, end_date) WITH &&)
);
CREATE INDEX placement_of_carer ON placement (scheme_id, carer_id);

CREATE TABLE placement_band (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    band text NOT NULL,
    -- Only for `legacy`: a placement older than its scheme's banding keeps a rate of its own until its review (4.4.3).
    weekly_pence bigint,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT placement_band_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_band_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT placement_band_length CHECK (length(band) BETWEEN 1 AND 50),
    CONSTRAINT placement_band_legacy_has_rate CHECK ((band = 'legacy') = (weekly_pence IS NOT NULL)),
    CONSTRAINT placement_band_range CHECK (weekly_pence BETWEEN 0 AND 100000000)
);
CREATE UNIQUE INDEX placement_band_from_unique ON placement_band (scheme_id, placement_id, from_date)
    WHERE withdrawn_at IS NULL;

CREATE TABLE placement_contribution (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    weekly_pence bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT placement_contribution_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_contribution_placement_fkey
        FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT placement_contribution_range CHECK (weekly_pence BETWEEN 0 AND 100000000)
);
CREATE UNIQUE INDEX placement_contribution_from_unique ON placement_contribution (scheme_id, placement_id, from_date)
    WHERE withdrawn_at IS NULL;

-- The discretionary fee of 4.6.1, agreed for a time.
CREATE TABLE placement_complex_fee (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    from_date date NOT NULL,
    to_date date,
    weekly_pence bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT placement_complex_fee_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_complex_fee_placement_fkey
        FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT placement_complex_fee_interval CHECK (to_date > from_date),
    CONSTRAINT placement_complex_fee_range CHECK (weekly_pence BETWEEN 0 AND 100000000),
    CONSTRAINT placement_complex_fee_one_at_once EXCLUDE USING gist
        (scheme_id WITH =, placement_id WITH =, daterange(from_date, to_date) WITH &&) WHERE (withdrawn_at IS NULL)
);

CREATE TABLE placement_absence (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    placement_id uuid NOT NULL,
    kind text NOT NULL,
    from_date date NOT NULL,
    to_date date,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT placement_absence_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT placement_absence_placement_fkey FOREIGN KEY (scheme_id, placement_id) REFERENCES placement (scheme_id, id),
    CONSTRAINT placement_absence_kind_known CHECK (kind IN ('hospital', 'carerBreak', 'other')),
    CONSTRAINT placement_absence_interval CHECK (to_date > from_date),
    CONSTRAINT placement_absence_one_at_once EXCLUDE USING gist
        (scheme_id WITH =, placement_id WITH =, daterange(from_date, to_date) WITH &&) WHERE (withdrawn_at IS NULL)
);

-- A short break of 1 to 28 nights (4.7.1).
CREATE TABLE stay (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    arrive_date date NOT NULL,
    depart_date date NOT NULL,
    band text NOT NULL,
    starts_at timestamptz NOT NULL,
    miles integer,
    cancelled_at timestamptz,
    cancelled_by text,
    not_arrived boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT stay_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT stay_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT stay_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT stay_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT stay_nights_range CHECK (depart_date - arrive_date BETWEEN 1 AND 28),
    CONSTRAINT stay_starts_on_arrival CHECK ((starts_at AT TIME ZONE 'Europe/London')::date = arrive_date),
    CONSTRAINT stay_band_length CHECK (length(band) BETWEEN 1 AND 50),
    CONSTRAINT stay_miles_range CHECK (miles BETWEEN 0 AND 10000),
    CONSTRAINT stay_cancelled_by_known CHECK (cancelled_by IN ('council', 'person', 'carer', 'scheme')),
    CONSTRAINT stay_cancelled_before_start CHECK (cancelled_at < starts_at),
    CONSTRAINT stay_cancelled_by_whom CHECK (cancelled_by IS NULL OR cancelled_at IS NOT NULL),
    CONSTRAINT stay_cancelled_or_not_arrived CHECK (NOT (not_arrived AND cancelled_at IS NOT NULL)),
    CONSTRAINT stay_one_place EXCLUDE USING gist
        (scheme_id WITH =, person_id WITH =, daterange(arrive_date, depart_date) WITH &&)
        WHERE (cancelled_at IS NULL AND NOT not_arrived)
);
CREATE INDEX stay_by_arrival ON stay (scheme_id, arrive_date);
CREATE INDEX stay_of_carer ON stay (scheme_id, carer_id);

-- Day support, by the minute or by the session (4.7.4).
CREATE TABLE session (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    carer_id uuid NOT NULL,
    council_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    minutes integer,
    session text,
    band text NOT NULL,
    cancelled_at timestamptz,
    cancelled_by text,
    not_arrived boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    CONSTRAINT session_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT session_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT session_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT session_council_fkey FOREIGN KEY (scheme_id, council_id) REFERENCES council (scheme_id, id),
    CONSTRAINT session_length_one_way CHECK ((minutes IS NULL) <> (session IS NULL)),
    CONSTRAINT session_minutes_range CHECK (minutes BETWEEN 1 AND 1440),
    CONSTRAINT session_code_length CHECK (length(session) BETWEEN 1 AND 50),
    CONSTRAINT session_band_length CHECK (length(band) BETWEEN 1 AND 50),
    CONSTRAINT session_cancelled_by_known CHECK (cancelled_by IN ('council', 'person', 'carer', 'scheme')),
    CONSTRAINT session_cancelled_before_start CHECK (cancelled_at < starts_at),
    CONSTRAINT session_cancelled_by_whom CHECK (cancelled_by IS NULL OR cancelled_at IS NOT NULL),
    CONSTRAINT session_cancelled_or_not_arrived CHECK (NOT (not_arrived AND cancelled_at IS NOT NULL))
);
CREATE INDEX session_by_start ON session (scheme_id, starts_at);
CREATE INDEX session_of_carer ON session (scheme_id, carer_id);

CALL keep_within_scheme('rate_card');
CALL keep_within_scheme('payment_policy');
CALL keep_within_scheme('placement');
CALL keep_within_scheme('placement_band');
CALL keep_within_scheme('placement_contribution');
CALL keep_within_scheme('placement_complex_fee');
CALL keep_within_scheme('placement_absence');
CALL keep_within_scheme('stay');
CALL keep_within_scheme('session');

-- A price is part of its card, and a card's prices are written once with it: the card's own entry says who and when.
ALTER TABLE rate_card_price ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_card_price_within_scheme ON rate_card_price USING (scheme_id = (SELECT current_scheme_id()));
CREATE TRIGGER rate_card_price_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rate_card_price
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON rate_card_price TO sharedlives_api;
-- Of a dated fact only its withdrawal may be written later.
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON
    rate_card, payment_policy, placement_band, placement_contribution, placement_complex_fee, placement_absence
    TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (end_date, end_reason, version) ON placement TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (cancelled_at, cancelled_by, not_arrived, miles, version) ON stay TO sharedlives_api;
GRANT SELECT, INSERT, UPDATE (cancelled_at, cancelled_by, not_arrived, version) ON session TO sharedlives_api;
GRANT SELECT ON
    rate_card, rate_card_price, payment_policy, placement, placement_band, placement_contribution,
    placement_complex_fee, placement_absence, stay, session TO sharedlives_worker;
