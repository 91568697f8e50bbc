/// What became of a short break or day support that was booked, as far as it matters to its payment (4.7.6, 4.12.1).
enum Attendance {
    /// It took place, or is still to.
    case held
    /// Cancelled in good time, or by the carer or the scheme: nothing is due.
    case cancelledFree
    /// Cancelled too late: half of all of it is due.
    case cancelledLate
    /// The person did not come.
    case missed

    /// - Parameter noticeHours: the hours of notice at or below which a cancellation is half paid. Notice is elapsed
    ///   time, so the hour that a clock change takes or gives is neither lost nor won.
    init(
        startsAt: Instant, cancelledAt: Instant?, cancelledBy: CancelledBy?, notArrived: Bool, noticeHours: Int
    ) {
        guard let cancelledAt else {
            self = notArrived ? .missed : .held
            return
        }
        switch cancelledBy ?? .council {
        case .carer, .scheme:
            self = .cancelledFree
        case .council, .person:
            let noticeFrom = startsAt.microsecondsSinceEpoch - Int64(noticeHours) * 3_600_000_000
            self = cancelledAt.microsecondsSinceEpoch >= noticeFrom ? .cancelledLate : .cancelledFree
        }
    }
}

extension PricedMonth {
    func attendance(of stay: StayFacts) -> Attendance {
        Attendance(
            startsAt: stay.startsAt, cancelledAt: stay.cancelledAt, cancelledBy: stay.cancelledBy,
            notArrived: stay.notArrived, noticeHours: policy.cancellationHours)
    }

    func attendance(of session: SessionFacts) -> Attendance {
        Attendance(
            startsAt: session.startsAt, cancelledAt: session.cancelledAt, cancelledBy: session.cancelledBy,
            notArrived: session.notArrived, noticeHours: policy.cancellationHours)
    }
}
