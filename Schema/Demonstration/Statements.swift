import Postgres

extension Demonstration {
    /// The statements that write the scheme. The scheme's id, the account and the time come from the transaction's settings.
    enum Statements {
        // The key is "larkfiel" in ASCII.
        static let lock = Query<(), Bool>(
            "demonstration_lock",
            "SELECT true FROM (SELECT pg_advisory_xact_lock(7809649034442401132)) AS locked")

        static let schemeExists = Query<String, Bool>(
            "demonstration_exists", "SELECT EXISTS (SELECT FROM scheme WHERE slug = $1)")

        static let setContext = Query<(String, String, String), (String, String, String)>(
            "demonstration_context",
            """
            SELECT set_config('sharedlives.scheme_id', $1, true), set_config('sharedlives.account_id', $2, true),
                set_config('sharedlives.instant', $3, true)
            """)

        static let scheme = Command<(UUID, String, String)>(
            "demonstration_scheme", "INSERT INTO scheme (id, slug, name) VALUES ($1, $2, $3)")

        static let account = Command<(UUID, String, String)>(
            "demonstration_account",
            "INSERT INTO account (scheme_id, id, label, role) VALUES (current_scheme_id(), $1, $2, $3)")

        static let council = Command<(UUID, String)>(
            "demonstration_council", "INSERT INTO council (id, name) VALUES ($1, $2)")

        static let household = Command<(UUID, String, String, String, Int16)>(
            "demonstration_household",
            "INSERT INTO household (id, address, postcode, locality, people_max) VALUES ($1, $2, $3, $4, $5)")

        static let carer = Command<(UUID, UUID, String, String, String, PostgresDate)>(
            "demonstration_carer",
            """
            INSERT INTO carer (id, household_id, kind, given_name, family_name, date_of_birth, state)
            VALUES ($1, $2, $3, $4, $5, $6, 'approved')
            """)

        static let carerState = Command<(UUID, UUID, PostgresDate)>(
            "demonstration_carer_state",
            """
            INSERT INTO carer_state_change (id, carer_id, to_state, on_date, reason)
            VALUES ($1, $2, 'approved', $3, 'Approved before the scheme came to use this service.')
            """)

        static let person = Command<(UUID, String, String, PostgresDate, String, String?)>(
            "demonstration_person",
            """
            INSERT INTO person (id, given_name, family_name, date_of_birth, primary_support_reason, gender)
            VALUES ($1, $2, $3, $4, $5, $6)
            """)

        static let rateCard = Command<(UUID, PostgresDate)>(
            "demonstration_rate_card", "INSERT INTO rate_card (id, from_date) VALUES ($1, $2)")

        static let price = Command<(UUID, String, String, String, Int)>(
            "demonstration_price",
            """
            INSERT INTO rate_card_price (rate_card_id, unit, session, band, price_pence) VALUES ($1, $2, $3, $4, $5)
            """)

        static let policy = Command<(UUID, PostgresDate, Int32, Int32, Int32, Int32, Int32, Int, [String])>(
            "demonstration_policy",
            """
            INSERT INTO payment_policy (
                id, from_date, respite_days_per_year, absence_paid_days, after_death_days, left_without_notice_days,
                cancellation_hours, mileage_pence_per_mile, fee_bands)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)

        static let placement = Command<(UUID, UUID, UUID, UUID, PostgresDate)>(
            "demonstration_placement",
            "INSERT INTO placement (id, person_id, carer_id, council_id, start_date) VALUES ($1, $2, $3, $4, $5)")

        static let placementEnd = Command<(UUID, PostgresDate, String)>(
            "demonstration_placement_end",
            "UPDATE placement SET end_date = $2, end_reason = $3, version = version + 1 WHERE id = $1")

        static let band = Command<(UUID, UUID, PostgresDate, String, Int?)>(
            "demonstration_band",
            """
            INSERT INTO placement_band (id, placement_id, from_date, band, weekly_pence) VALUES ($1, $2, $3, $4, $5)
            """)

        static let bandingReview = Command<(UUID, UUID, PostgresDate)>(
            "demonstration_banding_review",
            "INSERT INTO banding_review (id, placement_id, reviewed_on) VALUES ($1, $2, $3)")

        static let contribution = Command<(UUID, UUID, PostgresDate, Int)>(
            "demonstration_contribution",
            "INSERT INTO placement_contribution (id, placement_id, from_date, weekly_pence) VALUES ($1, $2, $3, $4)")

        static let complexFee = Command<(UUID, UUID, PostgresDate, PostgresDate?, Int)>(
            "demonstration_complex_fee",
            """
            INSERT INTO placement_complex_fee (id, placement_id, from_date, to_date, weekly_pence)
            VALUES ($1, $2, $3, $4, $5)
            """)

        static let absence = Command<(UUID, UUID, String, PostgresDate, PostgresDate?)>(
            "demonstration_absence",
            "INSERT INTO placement_absence (id, placement_id, kind, from_date, to_date) VALUES ($1, $2, $3, $4, $5)")

        static let absenceWithdrawal = Command<UUID>(
            "demonstration_absence_withdrawal",
            """
            UPDATE placement_absence SET withdrawn_at = current_instant(), withdrawn_by = current_account_id() WHERE id = $1
            """)

        static let stay = Command<
            (UUID, UUID, UUID, UUID, PostgresDate, PostgresDate, String, PostgresTimestamp, Int32?)
        >(
            "demonstration_stay",
            """
            INSERT INTO stay (
                id, person_id, carer_id, council_id, arrive_date, depart_date, band, starts_at, miles)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)

        static let stayCancelled = Command<(UUID, PostgresTimestamp, String)>(
            "demonstration_stay_cancelled",
            "UPDATE stay SET cancelled_at = $2, cancelled_by = $3, version = version + 1 WHERE id = $1")

        static let stayNotArrived = Command<UUID>(
            "demonstration_stay_not_arrived",
            "UPDATE stay SET not_arrived = true, version = version + 1 WHERE id = $1")

        static let session = Command<
            (UUID, UUID, UUID, UUID, PostgresTimestamp, Int32?, String?, String)
        >(
            "demonstration_session",
            """
            INSERT INTO session (id, person_id, carer_id, council_id, starts_at, minutes, session, band)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """)

        static let sessionCancelled = Command<(UUID, PostgresTimestamp, String)>(
            "demonstration_session_cancelled",
            "UPDATE session SET cancelled_at = $2, cancelled_by = $3, version = version + 1 WHERE id = $1")

        static let sessionNotArrived = Command<UUID>(
            "demonstration_session_not_arrived",
            "UPDATE session SET not_arrived = true, version = version + 1 WHERE id = $1")
    }
}
