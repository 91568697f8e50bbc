/// All steps of the schema, embedded in the program: what it was built with is what it migrates to.
public enum Migrations {
    /// In their order, numbered from 1 without a gap.
    public static let all: [Migration] = [
        step("foundation", PackageResources.m0001_foundation_sql),
        step("jobs", PackageResources.m0002_jobs_sql),
        step("records", PackageResources.m0003_records_sql),
        step("arrangements", PackageResources.m0004_arrangements_sql),
        step("payments", PackageResources.m0005_payments_sql),
        step("swift_authentication", PackageResources.m0006_swift_authentication_sql),
        step("carers", PackageResources.m0007_carers_sql),
        step("dbs", PackageResources.m0008_dbs_sql),
        step("panel", PackageResources.m0009_panel_sql),
        step("late_facts", PackageResources.m0010_late_facts_sql),
        step("banding", PackageResources.m0011_banding_sql),
        step("departures", PackageResources.m0012_departures_sql),
        step("settlements", PackageResources.m0013_settlements_sql),
        step("bank_accounts", PackageResources.m0014_bank_accounts_sql),
        step("payment_files", PackageResources.m0015_payment_files_sql),
        step("ledgers", PackageResources.m0016_ledgers_sql),
        step("referrals", PackageResources.m0017_referrals_sql),
        step("urgent_payment_files", PackageResources.m0018_urgent_payment_files_sql),
        step("reminders", PackageResources.m0019_reminders_sql),
        step("deliveries", PackageResources.m0020_deliveries_sql),
        step("matching", PackageResources.m0021_matching_sql),
        step("matches", PackageResources.m0022_matches_sql),
        step("arrangements_in_full", PackageResources.m0023_arrangements_sql),
        step("matching_ahead", PackageResources.m0024_matching_ahead_sql),
        step("siblings", PackageResources.m0025_siblings_sql),
        step("quality", PackageResources.m0026_quality_sql),
        step("audit_chain", PackageResources.m0027_audit_chain_sql),
        step("quarterly_reports", PackageResources.m0028_quarterly_reports_sql),
        step("sign_in", PackageResources.m0029_sign_in_sql),
        step("audit_readings", PackageResources.m0030_audit_readings_sql),
        step("resealing", PackageResources.m0031_resealing_sql),
        step("sealed_disclosures", PackageResources.m0032_sealed_disclosures_sql),
        step("audit_erasure", PackageResources.m0033_audit_erasure_sql),
    ].enumerated().map { Migration(number: $0.offset + 1, name: $0.element.name, sql: $0.element.sql) }

    private static func step(_ name: String, _ script: [UInt8]) -> (name: String, sql: String) {
        (name, String(decoding: script, as: UTF8.self))
    }
}
