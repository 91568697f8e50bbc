-- Reminders: what comes due, whom it is told, once for each cause and step; and the messages in which it is told.

-- Where a member of staff gets messages.
ALTER TABLE account
    ADD COLUMN email text,
    ADD CONSTRAINT account_email_form CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254);

-- England's bank holidays that the program does not have yet.
CREATE TABLE bank_holiday (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    on_date date NOT NULL,
    name text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT bank_holiday_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT bank_holiday_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT bank_holiday_name_length CHECK (length(name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX bank_holiday_on_unique ON bank_holiday (scheme_id, on_date) WHERE withdrawn_at IS NULL;

-- Whose carer it is: the caseload. Of one carer the latest first day counts.
CREATE TABLE carer_coordinator (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    carer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    from_date date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT carer_coordinator_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT carer_coordinator_carer_fkey FOREIGN KEY (scheme_id, carer_id) REFERENCES carer (scheme_id, id),
    CONSTRAINT carer_coordinator_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id)
);
CREATE UNIQUE INDEX carer_coordinator_from_unique ON carer_coordinator (scheme_id, carer_id, from_date)
    WHERE withdrawn_at IS NULL;

-- When a scheme is reminded of a cause, from a day on. Until it sets its own it has the program's.
CREATE TABLE reminder_lead (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    cause text NOT NULL,
    from_date date NOT NULL,
    -- Days before the due day, and every how many days after it; null: no more after it.
    lead_days smallint[] NOT NULL,
    repeat_days smallint,
    escalate_after_days smallint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    recorded_by uuid DEFAULT current_account_id(),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    CONSTRAINT reminder_lead_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT reminder_lead_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT reminder_lead_cause_length CHECK (length(cause) BETWEEN 1 AND 50),
    CONSTRAINT reminder_lead_days_range
        CHECK (0 <= ALL (lead_days) AND 365 >= ALL (lead_days) AND cardinality(lead_days) <= 20),
    CONSTRAINT reminder_lead_repeat_days_range CHECK (repeat_days BETWEEN 1 AND 90),
    CONSTRAINT reminder_lead_escalate_after_days_range CHECK (escalate_after_days BETWEEN 1 AND 365)
);
CREATE UNIQUE INDEX reminder_lead_from_unique ON reminder_lead (scheme_id, cause, from_date) WHERE withdrawn_at IS NULL;

-- A deadline is a task that the daily sweep opens and settles. It may be taken by somebody, and be put off with a reason.
ALTER TABLE task
    ADD COLUMN is_deadline boolean NOT NULL DEFAULT false,
    ADD COLUMN topic text NOT NULL DEFAULT '',
    ADD COLUMN taken_by uuid,
    ADD COLUMN taken_at timestamptz,
    ADD COLUMN put_off_until date,
    ADD COLUMN put_off_reason text,
    ADD CONSTRAINT task_topic_length CHECK (length(topic) <= 50),
    ADD CONSTRAINT task_taken_by_fkey FOREIGN KEY (scheme_id, taken_by) REFERENCES account (scheme_id, id),
    ADD CONSTRAINT task_taken_at_by_somebody CHECK ((taken_by IS NULL) = (taken_at IS NULL)),
    ADD CONSTRAINT task_put_off_with_reason CHECK ((put_off_until IS NULL) = (put_off_reason IS NULL)),
    ADD CONSTRAINT task_put_off_reason_length CHECK (length(put_off_reason) BETWEEN 1 AND 4000),
    ADD CONSTRAINT task_deadline_is_due CHECK (NOT is_deadline OR (subject_id IS NOT NULL AND due_on IS NOT NULL));
-- One task for a deadline, whatever happens to workers and clocks.
CREATE UNIQUE INDEX task_one_for_deadline ON task (scheme_id, subject_id, kind, topic, due_on) WHERE is_deadline;
CREATE INDEX task_open_deadline ON task (scheme_id) WHERE is_deadline AND done_at IS NULL;
CREATE INDEX task_open_by_due ON task (scheme_id, due_on) WHERE done_at IS NULL;

-- The sweep of a scheme on a day, made once.
CREATE TABLE reminder_sweep (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    on_date date NOT NULL,
    swept_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT reminder_sweep_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT reminder_sweep_scheme_fkey FOREIGN KEY (scheme_id) REFERENCES scheme (id),
    CONSTRAINT reminder_sweep_once UNIQUE (scheme_id, on_date)
);

-- One reminder for one cause and lead time.
CREATE TABLE reminder (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    task_id uuid NOT NULL,
    -- Days from the due day: negative before it.
    step_days smallint NOT NULL,
    on_date date NOT NULL,
    is_escalated boolean NOT NULL,
    CONSTRAINT reminder_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT reminder_task_fkey FOREIGN KEY (scheme_id, task_id) REFERENCES task (scheme_id, id),
    CONSTRAINT reminder_once UNIQUE (scheme_id, task_id, step_days)
);

-- A message to somebody. What it says is here and nowhere else: no job, log or subject has a name in it.
CREATE TABLE delivery (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind text NOT NULL,
    on_date date NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    -- By which way it was accepted, when, and what the way calls it.
    channel text,
    accepted_at timestamptz,
    reference text,
    -- Why it is given up, as a code.
    failure text,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL DEFAULT current_instant(),
    CONSTRAINT delivery_pkey PRIMARY KEY (scheme_id, id),
    CONSTRAINT delivery_account_fkey FOREIGN KEY (scheme_id, account_id) REFERENCES account (scheme_id, id),
    -- A day's reminders for one recipient are one message.
    CONSTRAINT delivery_once UNIQUE (scheme_id, account_id, kind, on_date),
    CONSTRAINT delivery_kind_known CHECK (kind IN ('reminders')),
    CONSTRAINT delivery_subject_length CHECK (length(subject) BETWEEN 1 AND 200),
    CONSTRAINT delivery_state_known CHECK (state IN ('pending', 'accepted', 'failed')),
    CONSTRAINT delivery_channel_known CHECK (channel IN ('folder', 'smtp', 'notify')),
    CONSTRAINT delivery_accepted_somehow
        CHECK ((state = 'accepted') = (accepted_at IS NOT NULL) AND (state <> 'accepted' OR channel IS NOT NULL)),
    CONSTRAINT delivery_failed_for_a_reason CHECK ((state = 'failed') = (failure IS NOT NULL))
);
CREATE INDEX delivery_pending ON delivery (scheme_id, id) WHERE state = 'pending';

-- In which messages a reminder stands.
CREATE TABLE reminder_recipient (
    scheme_id uuid NOT NULL DEFAULT current_scheme_id(),
    reminder_id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    CONSTRAINT reminder_recipient_pkey PRIMARY KEY (scheme_id, reminder_id, delivery_id),
    CONSTRAINT reminder_recipient_reminder_fkey FOREIGN KEY (scheme_id, reminder_id) REFERENCES reminder (scheme_id, id),
    CONSTRAINT reminder_recipient_delivery_fkey FOREIGN KEY (scheme_id, delivery_id) REFERENCES delivery (scheme_id, id)
);
CREATE INDEX reminder_recipient_of_delivery ON reminder_recipient (scheme_id, delivery_id);

CALL keep_within_scheme('bank_holiday');
CALL keep_within_scheme('carer_coordinator');
CALL keep_within_scheme('reminder_lead');
-- The text is in the delivery's own row, which nobody may change.
CALL keep_within_scheme('delivery', 'text');

-- Written once by a sweep: the tasks that it opens and settles are in the trail.
DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['reminder_sweep', 'reminder', 'reminder_recipient'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
        EXECUTE format('CREATE POLICY %I ON %I USING (scheme_id = current_scheme_id())', target || '_within_scheme', target);
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            target || '_append_only', target);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON bank_holiday, carer_coordinator, reminder_lead TO sharedlives_api;
GRANT UPDATE (taken_by, taken_at, put_off_until, put_off_reason) ON task TO sharedlives_api;
GRANT SELECT ON reminder_sweep, reminder, delivery, reminder_recipient TO sharedlives_api;

GRANT SELECT ON bank_holiday, carer_coordinator, reminder_lead TO sharedlives_worker;
GRANT UPDATE (done_at, done_by, outcome, version) ON task TO sharedlives_worker;
GRANT SELECT, INSERT ON reminder_sweep, reminder, delivery, reminder_recipient TO sharedlives_worker;
GRANT UPDATE (state, channel, accepted_at, reference, failure, version) ON delivery TO sharedlives_worker;
-- Whether a meeting's pack has gone out, and not what is in it.
GRANT SELECT (scheme_id, id, kind, subject_id) ON issued_document TO sharedlives_worker;
