/// The breaches of the ledgers' tables.
extension ConstraintBreaches {
    static let ledgers = fees + receipts + runFees + figures + budgets

    private static let fees = [
        Breach("management_fee_pkey", "management_fee", #"{"id": "$own(managementFee)", "from_date": "2027-04-01"}"#),
        Breach("management_fee_council_fkey", "management_fee", #"{"council_id": "$stranger"}"#),
        Breach("management_fee_from_unique", "management_fee", "{}"),
        Breach("management_fee_from_is_first_of_month", "management_fee", #"{"from_date": "2026-05-02"}"#),
        Breach(
            "management_fee_to_is_first_of_month", "management_fee",
            #"{"from_date": "2026-05-01", "to_date": "2026-07-02"}"#),
        Breach("management_fee_interval", "management_fee", #"{"to_date": "2026-04-01"}"#),
        Breach("management_fee_yearly_range", "management_fee", #"{"yearly_pence": -1}"#),
        Breach("management_fee_rounded_to_range", "management_fee", #"{"rounded_to_pence": 0}"#),
    ]

    private static let receipts = [
        Breach("contribution_receipt_pkey", "contribution_receipt", #"{"id": "$own(receipt)"}"#),
        Breach("contribution_receipt_person_fkey", "contribution_receipt", #"{"person_id": "$stranger"}"#),
        Breach("contribution_receipt_amount_range", "contribution_receipt", #"{"amount_pence": 0}"#),
        Breach("contribution_receipt_reference_length", "contribution_receipt", #"{"reference": ""}"#),
    ]

    private static let runFees = [
        Breach("payment_run_fee_pkey", "payment_run_fee", "{}"),
        Breach("payment_run_fee_run_fkey", "payment_run_fee", #"{"run_id": "$stranger"}"#),
        Breach("payment_run_fee_council_fkey", "payment_run_fee", #"{"council_id": "$stranger"}"#),
        Breach(
            "payment_run_fee_management_fee_fkey", "payment_run_fee",
            #"{"management_fee_id": "$stranger", "month": "2026-04-01"}"#),
        Breach("payment_run_fee_month_is_first_of_month", "payment_run_fee", #"{"month": "2026-05-02"}"#),
        Breach("payment_run_fee_something", "payment_run_fee", #"{"amount_pence": 0, "month": "2026-04-01"}"#),
    ]

    private static let figures = [
        Breach("care_relief_figures_pkey", "care_relief_figures", #"{"id": "$own(figures)", "tax_year": 2041}"#),
        Breach(
            "care_relief_figures_scheme_fkey", "care_relief_figures", #"{"scheme_id": "$stranger", "tax_year": 2041}"#),
        Breach("care_relief_figures_tax_year_unique", "care_relief_figures", "{}"),
        Breach("care_relief_figures_tax_year_range", "care_relief_figures", #"{"tax_year": 2002}"#),
        Breach("care_relief_figures_range", "care_relief_figures", #"{"fixed_pence": -1}"#),
        Breach("care_relief_figures_source_length", "care_relief_figures", #"{"source": ""}"#),
    ]

    private static let budgets = [
        Breach("payment_budget_pkey", "payment_budget", #"{"id": "$own(budget)", "from_date": "2027-04-01"}"#),
        Breach("payment_budget_scheme_fkey", "payment_budget", #"{"scheme_id": "$stranger"}"#),
        Breach("payment_budget_from_unique", "payment_budget", "{}"),
        Breach("payment_budget_from_is_first_of_month", "payment_budget", #"{"from_date": "2026-05-02"}"#),
        Breach("payment_budget_monthly_range", "payment_budget", #"{"monthly_pence": -1}"#),
    ]
}
