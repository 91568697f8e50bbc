extension Demonstration {
    /// Invented names and places: family names are words of hedges and meadows, so that nobody takes them for real people,
    /// with the accents and apostrophes that real names have.
    enum Vocabulary {
        static let givenNames = [
            "Ada", "Siân", "Bram", "Zoë", "Cosmo", "Gwenllïan", "Delphine", "Elis", "Fern", "Llŷr", "Hester", "Idris",
            "Juno", "Ottoline", "Kit", "Małgorzata", "Lorcan", "Mabli", "Ned", "Olwen", "Percival", "José", "Rowena",
            "Sorrel", "Tegan", "Ulric", "Verity", "Wilf", "Yseult", "Anwen", "Barnaby", "Thảo", "Caspian", "Dilys",
            "Emrys", "Flora", "Griff", "Hattie", "Ingrid", "Jasper", "Keziah", "Leopold", "Marigold", "Nïa", "Orson",
            "Philippa", "Quentin", "Rhoswen", "Silas", "Tabitha", "Una", "Väinö", "Winifred", "Xanthe", "Yorath",
            "Zebedee", "Aurelia", "Benedikt", "Clementine", "Dorothea", "Søren",
        ]

        static let givenNamesOfMen: Set = [
            "Bram", "Cosmo", "Elis", "Llŷr", "Idris", "Lorcan", "Ned", "Percival", "José", "Ulric", "Wilf", "Barnaby",
            "Caspian", "Emrys", "Griff", "Jasper", "Leopold", "Orson", "Quentin", "Silas", "Väinö", "Yorath", "Zebedee",
            "Benedikt", "Søren",
        ]

        static let familyNames = [
            "Larkspur", "Meadowcroft", "Dŵrlas", "Thistledown", "Foxglove", "O'Bramble", "Hazelnutt", "Wrenfeather",
            "Tŷgwyn", "Cloverley", "Applebough", "Brackenfold", "Cowslip", "Dandelyon", "Eiderdown", "Fennimarsh",
            "Gorsebrook", "Honeysett-Reed", "Ivywall", "Juniperry", "Kingcup", "Lavenderby", "Mistlethrush",
            "Nettlecombe",
            "Oakapple", "Pimpernell", "Quincewood", "Rushlight", "Silverbirk", "Teaselby", "Umbelwick", "Velvetgrass",
            "Willowherb", "Yarrowdale", "Ashkeys", "Bluebellow", "Cornflower", "Dewpond", "Elderblossom", "Figwort",
            "Gŵyddfan", "Harebellow", "Inglenook", "Jackdawes", "Kestrelhay", "Linnetty", "Mossbank", "Nightjarre",
            "Orchardleigh-Fell", "Primroseby", "Quickthorn", "Ragwort", "Skylarke", "Tansyfield", "Underhedge",
            "Vetchling", "Whimberry", "Yellowhammer", "Zinniater",
        ]

        static let streets = [
            "Lantern Lane", "Teasel Row", "Pippin Street", "Otter's Reach", "Heron Steps", "Damson Close",
            "Bobbin Yard",
            "Swallow Rise", "Candle Alley", "Ffordd y Gŵydd", "Marrow Hill",
        ]

        /// In their order they are the postal districts QZ1 to QZ9.
        static let localities = [
            "Thistlecombe", "Nether Larkham", "Quillbrook", "Upper Fennimarsh", "Orrelstow", "Dapplewick",
            "Brackenholt-on-Wend",
            "Lanterndale", "Cwm Dŵrlas",
        ]

        static let councils = ["Larkshire Council (invented)", "Quillborough Council (invented)"]
    }
}
