/// One scalar to the one that stands for it where texts are compared: in effect NFKC, small letters, marks taken off, letters
/// that look Latin as Latin, katakana as hiragana.
///
/// The tables are the guard's own and small: what people write attacks with, not all of Unicode.
struct ScalarFolding: Sendable {
    static let shared = ScalarFolding()

    /// Scalars that vanish.
    static let nothing: UInt32 = 0xFFFF_FFFF

    /// By scalar, for the first plane.
    private let table: [UInt32]

    private init() {
        var table = [UInt32](repeating: 0, count: 0x1_0000)
        for scalar in table.indices { table[scalar] = UInt32(scalar) }
        for scalar in 0x41...0x5A { table[scalar] = UInt32(scalar + 0x20) }
        func set(_ from: String, _ to: String) {
            for (source, target) in zip(from.unicodeScalars, to.unicodeScalars) {
                table[Int(source.value)] = target.value
            }
        }
        func set(bases: String, from start: Int) {
            for (offset, base) in bases.utf8.enumerated() where base != UInt8(ascii: ".") {
                table[start + offset] = UInt32(base)
            }
        }
        set(bases: Self.latin, from: 0xC0)
        set(bases: Self.latinAdditional, from: 0x1E00)
        // × and ÷ lie between the letters of Latin-1.
        table[0xD7] = 0x78
        for scalar in 0x0300...0x036F { table[scalar] = Self.nothing }
        set(Self.smallForms, Self.smallFormLetters)
        set(
            "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһӏкмнтвьпгиԛԝөүғЗзёЁйї",
            "abekmhopctyxijsaeopcyxijsdhlkmhtbbnruqwoyfzzeeui")
        set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεηικνορστυχωϲϳάέήίόύώ", "abezhikmnoptyxabyeniknopotuxwcjaeniouw")
        set("օսհոցԁ", "ouhngd")
        set("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩəɛɔʋɾɯ", "abcdefghijklmnoprstuvwyzagieeovrw")
        set("’‘‛′ʼ“”„‟«»″‐‑‒–—―−｡､･…", "''''''\"\"\"\"\"\"\"-------。、・.")
        set(Self.halfWidthKana, Self.kana)
        for scalar in 0xFF01...0xFF5E { table[scalar] = table[scalar - 0xFEE0] }
        for scalar in 0x24B6...0x24E9 { table[scalar] = UInt32(0x61 + (scalar - 0x24B6) % 26) }
        for scalar in 0x249C...0x24B5 { table[scalar] = UInt32(0x61 + scalar - 0x249C) }
        for scalar in 0x2460...0x2468 { table[scalar] = UInt32(0x31 + scalar - 0x2460) }
        for scalar in table.indices {
            if ScalarKind.isInvisible(UInt32(scalar)) { table[scalar] = Self.nothing }
            let folded = table[scalar]
            if (0x30A1...0x30F6).contains(folded) { table[scalar] = folded - 0x60 }
        }
        self.table = table
    }

    /// The scalar that stands for another; ``nothing`` where none does.
    func callAsFunction(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x1_0000 { return table[Int(scalar)] }
        switch scalar {
        // Mathematical alphabets: 13 of capitals and small letters, and five of digits.
        case 0x1D400...0x1D6A3:
            let letter = (scalar - 0x1D400) % 52
            return 0x61 + letter % 26
        case 0x1D7CE...0x1D7FF: return 0x30 + (scalar - 0x1D7CE) % 10
        case 0x1F110...0x1F129: return 0x61 + scalar - 0x1F110
        case 0x1F130...0x1F149: return 0x61 + scalar - 0x1F130
        case 0x1F150...0x1F169: return 0x61 + scalar - 0x1F150
        case 0x1F170...0x1F189: return 0x61 + scalar - 0x1F170
        case 0xE0000...0xE0FFF: return Self.nothing
        default: return scalar
        }
    }

    /// The voiced or half-voiced form of a hiragana, as a half-width mark behind it asks.
    static func voiced(_ kana: UInt32, mark: UInt32) -> UInt32? {
        let isHalf = mark == 0xFF9F || mark == 0x309A || mark == 0x309C
        switch kana {
        case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B: return kana + (isHalf ? 2 : 1)
        case 0x3046: return isHalf ? nil : 0x3094
        case 0x304B...0x3061 where kana % 2 == 1: return isHalf ? nil : kana + 1
        case 0x3064, 0x3066, 0x3068: return isHalf ? nil : kana + 1
        default: return nil
        }
    }

    static func isVoicingMark(_ scalar: UInt32) -> Bool {
        (0x3099...0x309C).contains(scalar) || scalar == 0xFF9E || scalar == 0xFF9F
    }

    /// Base letters of U+00C0 to U+024F; a dot where there is none.
    private static let latin =
        "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggg"
        + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
        + "................................oo.............uu...................dddlllnnnaaiioouuuuuuuuuu.aa"
        + "aa....ggkkoooo..jdddgg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
        + "................"

    /// Base letters of U+1E00 to U+1EFF.
    private static let latinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
        + "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"

    private static let smallForms =
        "ʰʲʳʷʸˡˢˣᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛᵢᵣᵤᵥᶜᶠᶻⁱⁿₐₑₒₓₕₖₗₘₙₚₛₜℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴℹⅅⅆⅇⅈⅉ"
    private static let smallFormLetters =
        "hjrwylsxabdeghijklmnoprtuwabdegkmoptuviruvcfzinaeoxhklmnpstcghhhhiillnpqrrrzzbceefmoiddeij"

    private static let halfWidthKana = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ"
    private static let kana = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
}
