-- Brothers and sisters: together they are one placement for qualifying care relief, however many of them live in a home. A pair is recorded
-- once, of either, and counts for both.
CREATE TABLE person_sibling (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    sibling_id uuid NOT NULL,
    note text,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT person_sibling_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT person_sibling_person_fkey FOREIGN KEY (scheme_id, person_id) REFERENCES person (scheme_id, id),
    CONSTRAINT person_sibling_sibling_fkey FOREIGN KEY (scheme_id, sibling_id) REFERENCES person (scheme_id, id),
    CONSTRAINT person_sibling_of_another CHECK (person_id <> sibling_id),
    CONSTRAINT person_sibling_note_length CHECK (length(note) BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX person_sibling_once ON person_sibling (scheme_id, person_id, sibling_id) WHERE withdrawn_at IS NULL;
CREATE INDEX person_sibling_of_sibling ON person_sibling (scheme_id, sibling_id) WHERE withdrawn_at IS NULL;

CALL keep_within_scheme('person_sibling');
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON person_sibling TO sharedlives_api;
GRANT SELECT ON person_sibling TO sharedlives_worker;
