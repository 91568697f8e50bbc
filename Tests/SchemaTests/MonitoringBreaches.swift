/// The breaches of `ConstraintTests` in the tables of quarterly reports and targets.
enum MonitoringBreaches {
    typealias Breach = ConstraintTests.Breach

    static let all: [Breach] = reports + targets + commissioners

    private static let reports = [
        Breach("person_gender_known", "person", #"{"gender": "robot"}"#),
        Breach("quarterly_report_pkey", "quarterly_report", #"{"id": "$own(report)", "quarter_from": "2026-07-01"}"#),
        Breach("quarterly_report_scheme_fkey", "quarterly_report", #"{"scheme_id": "$stranger", "council_id": null}"#),
        Breach(
            "quarterly_report_council_fkey", "quarterly_report",
            #"{"council_id": "$stranger", "quarter_from": "2026-07-01"}"#),
        Breach("quarterly_report_once", "quarterly_report", "{}"),
        Breach("quarterly_report_quarter_begins", "quarterly_report", #"{"quarter_from": "2026-05-01"}"#),
        Breach("quarterly_report_figure_pkey", "quarterly_report_figure", #"{"code": "carers"}"#),
        Breach(
            "quarterly_report_figure_report_fkey", "quarterly_report_figure", #"{"report_id": "$stranger"}"#),
        Breach("quarterly_report_figure_once", "quarterly_report_figure", #"{"number": 2}"#),
        Breach(
            "quarterly_report_figure_records_alike", "quarterly_report_figure",
            #"{"number": 2, "code": "carers", "record_amounts": [1, 1]}"#),
    ]

    private static let targets = [
        Breach("growth_target_pkey", "growth_target", #"{"id": "$own(growthTarget)", "from_date": "2026-05-01"}"#),
        Breach("growth_target_scheme_fkey", "growth_target", #"{"scheme_id": "$stranger"}"#),
        Breach("growth_target_measure_known", "growth_target", #"{"measure": "pets"}"#),
        Breach("growth_target_interval", "growth_target", #"{"from_date": "2027-04-01"}"#),
        Breach("growth_target_range", "growth_target", #"{"from_date": "2026-05-01", "baseline": -1}"#),
        Breach("growth_target_from_unique", "growth_target", "{}"),
    ]

    private static let commissioners = [
        Breach(
            "council_commissioner_pkey", "council_commissioner",
            #"{"id": "$own(commissioner)", "from_date": "2026-05-01"}"#),
        Breach(
            "council_commissioner_council_fkey", "council_commissioner",
            #"{"council_id": "$stranger", "from_date": "2026-05-01"}"#),
        Breach(
            "council_commissioner_account_fkey", "council_commissioner",
            #"{"account_id": "$stranger", "from_date": "2026-05-01"}"#),
        Breach("council_commissioner_from_unique", "council_commissioner", "{}"),
    ]
}
