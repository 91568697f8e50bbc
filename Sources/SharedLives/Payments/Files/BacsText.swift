/// Text as Bacs takes it: A to Z, 0 to 9, full stop, ampersand, slash, hyphen and space.
enum BacsText {
    /// The most characters of a name or reference.
    static let charactersMax = 18

    /// The text in capitals, with letters for those that have marks, a space for every other character, and cut to so many.
    static func written(_ text: String, charactersMax: Int = charactersMax) -> String {
        var written = ""
        for character in text {
            let upper = letters[character] ?? character.uppercased()
            for scalar in upper.unicodeScalars {
                switch scalar {
                case "A"..."Z", "0"..."9", ".", "&", "/", "-": written.unicodeScalars.append(scalar)
                // The letter stays, its mark goes.
                case _ where scalar.properties.generalCategory == .nonspacingMark: break
                default: written += " "
                }
            }
        }
        let words = written.split(separator: " ").joined(separator: " ")
        return trimmed(String(words.prefix(charactersMax)))
    }

    /// Whether it stands for the text letter by letter, capitals apart.
    static func says(_ written: String, _ text: String) -> Bool { written == text.uppercased() }

    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Letters of Latin scripts that have no letter of A to Z in them by themselves, or are one character with their mark.
    private static let letters: [Character: String] = {
        var letters: [Character: String] = [:]
        for (plain, marked) in [
            ("A", "ÀÁÂÃÄÅĀĂĄàáâãäåāăą"), ("AE", "Ææ"), ("C", "ÇĆĈĊČçćĉċč"), ("D", "ÐĎĐðďđ"),
            ("E", "ÈÉÊËĒĔĖĘĚèéêëēĕėęě"), ("G", "ĜĞĠĢĝğġģ"), ("H", "ĤĦĥħ"), ("I", "ÌÍÎÏĨĪĬĮİìíîïĩīĭįı"), ("J", "Ĵĵ"),
            ("K", "Ķķ"), ("L", "ĹĻĽĿŁĺļľŀł"), ("N", "ÑŃŅŇñńņň"), ("O", "ÒÓÔÕÖØŌŎŐòóôõöøōŏő"), ("OE", "Œœ"),
            ("R", "ŔŖŘŕŗř"), ("S", "ŚŜŞŠȘśŝşšș"), ("SS", "ß"), ("T", "ŢŤŦȚţťŧț"), ("TH", "Þþ"),
            ("U", "ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűų"), ("W", "ŴẀẂẄŵẁẃẅ"), ("Y", "ÝŶŸỲýŷÿỳ"), ("Z", "ŹŻŽźżž"),
        ] {
            for letter in marked { letters[letter] = plain }
        }
        return letters
    }()
}
