-- How messages go, and what became of each try.

-- By which way a scheme's messages go; without one they are files in a folder.
CREATE TABLE delivery_setting (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    channel text NOT NULL,
    -- GOV.UK Notify's template, with the fields subject and body.
    notify_template_id uuid,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT delivery_setting_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT delivery_setting_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT delivery_setting_channel_known CHECK (channel IN ('folder', 'smtp', 'notify')),
    CONSTRAINT delivery_setting_template_of_notify CHECK ((channel = 'notify') = (notify_template_id IS NOT NULL))
);
CREATE UNIQUE INDEX delivery_setting_one_live ON delivery_setting (scheme_id) WHERE withdrawn_at IS NULL;

-- One try. It is written when its end is known: of a try in whose middle the worker died there is none.
CREATE TABLE delivery_attempt (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    channel text NOT NULL,
    result text NOT NULL,
    -- Why not, as a code.
    code text,
    attempted_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT delivery_attempt_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT delivery_attempt_delivery_fkey FOREIGN KEY (scheme_id, delivery_id) REFERENCES delivery (scheme_id, id),
    CONSTRAINT delivery_attempt_channel_known CHECK (channel IN ('folder', 'smtp', 'notify')),
    CONSTRAINT delivery_attempt_result_known CHECK (result IN ('accepted', 'deferred', 'refused')),
    CONSTRAINT delivery_attempt_code_of_failure CHECK ((result = 'accepted') = (code IS NULL))
);
CREATE INDEX delivery_attempt_of_delivery ON delivery_attempt (scheme_id, delivery_id);
CREATE TRIGGER delivery_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CALL keep_within_scheme('delivery_setting');
-- Each is a line of the trail already: which message, by which way, when and with which result.
ALTER TABLE delivery_attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_attempt_within_scheme ON delivery_attempt USING (scheme_id = current_scheme_id());

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON delivery_setting TO sharedlives_api;
GRANT SELECT ON delivery_attempt TO sharedlives_api;
-- A message that was given up may be sent again.
GRANT UPDATE (state, failure, version) ON delivery TO sharedlives_api;
GRANT SELECT ON delivery_setting TO sharedlives_worker;
GRANT SELECT, INSERT ON delivery_attempt TO sharedlives_worker;
