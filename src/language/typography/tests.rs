use super::*;

/// Replaces no-break spaces by `_`.
fn visible(text: &str) -> String {
    text.replace('\u{a0}', "_")
}

fn check(lang: Lang, rows: &[(&str, &str)]) {
    for (source, expected) in rows {
        let set = typeset(lang, source);
        assert_eq!(visible(&set), *expected, "{source}");
        assert_eq!(typeset(lang, &set), set, "not idempotent: {source}");
    }
}

fn ky(rows: &[(&str, &str)]) {
    check(Lang::Ky, rows);
}

/// Typesets the pieces of one paragraph, each with its neighbours.
fn set_pieces(typographer: &mut Typographer, pieces: &[String]) -> Vec<String> {
    let next = |index: usize| pieces[index + 1..].iter().find_map(|piece| piece.chars().next());
    let mut before = None;
    let mut set = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        set.push(typographer.piece(piece, before, next(index)));
        before = piece.chars().next_back().or(before);
    }
    set
}

fn joined(lang: Lang, pieces: &[&str]) -> String {
    let pieces: Vec<String> = pieces.iter().map(|piece| piece.to_string()).collect();
    visible(&set_pieces(&mut Typographer::new(lang), &pieces).concat())
}

#[test]
fn quotation_marks_are_outer_and_inner() {
    ky(&[
        ("\"Өзгөн \"Жазы\" АА\"", "«Өзгөн „Жазы“ АА»"),
        ("“Өзгөн “Жазы” АА”", "«Өзгөн „Жазы“ АА»"),
        ("«Өзгөн «Жазы» АА»", "«Өзгөн „Жазы“ АА»"),
        ("«Өзгөн „Жазы“ АА»", "«Өзгөн „Жазы“ АА»"),
        ("„Жазы“ айылы", "«Жазы» айылы"),
        ("”Жазы” айылы", "«Жазы» айылы"),
        ("“Жазы“ айылы", "«Жазы» айылы"),
        ("‟Жазы”", "«Жазы»"),
        ("\"\"Жазы\" АА\"", "«„Жазы“ АА»"),
        ("\"АА \"Жазы\"\"", "«АА „Жазы“»"),
        ("(\"Жазы\"), [\"Ош\"]", "(«Жазы»), [«Ош»]"),
        ("\"Жазы\" жана \"Ош\".", "«Жазы» жана «Ош»."),
        ("►\"Терезе\" долбоору, •\"Ош\", №\"5\"", "►«Терезе» долбоору, •«Ош», №«5»"),
    ]);
}

#[test]
fn suffix_may_follow_a_closing_mark() {
    ky(&[
        ("\"Долбоор\"дун", "«Долбоор»дун"),
        ("“Долбоор”дун “Жазы“га", "«Долбоор»дун «Жазы»га"),
        ("АА \"Жазы\"-нын", "АА «Жазы»-нын"),
    ]);
}

#[test]
fn unpaired_marks_are_reported() {
    ky(&[
        ("чакырылган”.", "чакырылган»."),
        ("чакырылган“.", "чакырылган»."),
        ("Долбоор”дун", "Долбоор»дун"),
        ("27\" экран", "27\" экран"),
        ("\"", "«"),
        ("»»»", "»»»"),
    ]);
    let mut typographer = Typographer::new(Lang::Ky);
    typographer.piece("чогулуш” жана ", None, Some('“'));
    typographer.piece("“Жазы” АА, “Ош", Some(' '), None);
    let places: Vec<_> = typographer.unpaired().iter().map(|mark| (mark.piece, mark.offset)).collect();
    assert_eq!(places, [(0, "чогулуш".len()), (1, "“Жазы” АА, ".len())]);
}

#[test]
fn marks_pair_across_paragraphs_and_markup() {
    assert_eq!(joined(Lang::Ky, &["Бул \"", "Жазы", "\" АА"]), "Бул «Жазы» АА");
    assert_eq!(joined(Lang::Ky, &["Бул ", "\"Жазы\"", "дун АА"]), "Бул «Жазы»дун АА");
    assert_eq!(joined(Lang::Ky, &["\"", "\"Жазы\"", " АА\""]), "«„Жазы“ АА»");
    let mut typographer = Typographer::new(Lang::Ky);
    let paragraphs = ["“Биринчи.", "Экинчи “Жазы”.", "Үчүнчү”, - деди."];
    let set = paragraphs.map(|paragraph| visible(&typographer.piece(paragraph, None, None)));
    assert_eq!(set, ["«Биринчи.", "Экинчи „Жазы“.", "Үчүнчү»,_— деди."]);
    assert!(typographer.unpaired().is_empty());
}

#[test]
fn apostrophes_between_letters_are_curly() {
    ky(&[("O'Коннор Д'Артаньян", "O’Коннор Д’Артаньян"), ("'Жазы' 5'", "'Жазы' 5'")]);
    assert_eq!(joined(Lang::Ru, &["Д", "'", "Артаньян"]), "Д’Артаньян");
}

#[test]
fn dashes_in_sentences_are_em_dashes() {
    ky(&[
        ("катышат”, - деп айтты", "катышат»,_— деп айтты"),
        ("катышат”,- деп айтты", "катышат»,_— деп айтты"),
        ("Бекиев. – Айылдык", "Бекиев._— Айылдык"),
        ("Долбоор -- ачык", "Долбоор_— ачык"),
        ("Долбоор --- ачык", "Долбоор_— ачык"),
        ("(мындан ары – Долбоор)", "(мындан ары_— Долбоор)"),
        ("долбоорлордун –Долбоордун базасында", "долбоорлордун_— Долбоордун базасында"),
        ("Долбоор– ачык", "Долбоор_— ачык"),
        ("– Айылдык чогулуш", "— Айылдык чогулуш"),
        ("Кара-Суу, Ош–Бишкек, -лар, фокус- жана", "Кара-Суу, Ош–Бишкек, -лар, фокус- жана"),
        ("-5 градус, aikyn --help", "-5_градус, aikyn --help"),
        ("-", "-"),
        ("–", "–"),
        ("----------", "----------"),
    ]);
}

#[test]
fn dashes_in_ranges_are_en_dashes() {
    ky(&[
        ("21-30-ноябрь", "21–30-ноябрь"),
        ("2017-2018-жылдар", "2017–2018-жылдар"),
        ("20-30дан, 5-10%, «5-6»", "20–30дан, 5–10%, «5–6»"),
        ("10:00-14:30", "10:00–14:30"),
        ("10:00 - 14:30", "10:00_– 14:30"),
        ("21-ноябрь – 5-декабрь", "21-ноябрь_– 5-декабрь"),
        ("21-ноябрь, COVID-19, Ф-12", "21-ноябрь, COVID-19, Ф-12"),
    ]);
}

#[test]
fn phones_and_document_numbers_keep_their_hyphens() {
    for text in [
        "тел.: (0770) 771-711",
        "(0770) 771-811",
        "(0770)771-811",
        "+996 312 62-75",
        "тел. 31-45",
        "31-45-67",
        "0312-4567",
        "№ 12-15",
        "12345-12346",
        "771-711",
        "2017-11-21",
        "2017-18",
        "3-2017",
        "1.2-3",
        "1-2.5",
        "12:30-15",
        "5-5",
        "10:5-11",
    ] {
        let set = typeset(Lang::Ky, text);
        assert_eq!(set.replace('\u{a0}', " "), text);
    }
    assert_eq!(joined(Lang::Ky, &["тел.: (0770) ", "771-811"]), "тел.: (0770) 771-811");
}

#[test]
fn no_break_spaces_are_inserted() {
    ky(&[
        ("41 муниципалитет", "41_муниципалитет"),
        ("№ 662 токтом, 5 §", "№_662_токтом, 5 §"),
        ("А. Б. Бекиев", "А._Б._Бекиев"),
        ("А.Б. Бекиев, Н. Жаманкулова", "А.Б._Бекиев, Н._Жаманкулова"),
        ("350 000 сом, 1 234 567", "350_000_сом, 1_234_567"),
        ("0770 771711, 2017 100", "0770 771711, 2017 100"),
        ("чогулуш КР. Анан", "чогулуш КР. Анан"),
        ("в селе", "в селе"),
        ("1\u{202f}234\u{202f}сом, 21\u{2011}ноябрь", "1_234_сом, 21-ноябрь"),
    ]);
    check(
        Lang::Ru,
        &[
            ("В селе и в «Жазы», с 21 ноября", "В_селе и_в_«Жазы», с_21_ноября"),
            ("о бюджете, а также у нас (в Оше)", "о_бюджете, а_также у_нас (в_Оше)"),
            ("для них", "для них"),
            ("21 ноября 2017 года", "21_ноября 2017_года"),
        ],
    );
    assert_eq!(joined(Lang::Ky, &["41 ", "муниципалитет"]), "41_муниципалитет");
    assert_eq!(joined(Lang::Ky, &["41", " муниципалитет"]), "41_муниципалитет");
    assert_eq!(joined(Lang::Ru, &["и ", "в", " селе"]), "и_в_селе");
}

#[test]
fn language_can_change_between_pieces() {
    let mut typographer = Typographer::new(Lang::Ky);
    let mut set = typographer.piece("«Токтом ", None, Some('о'));
    typographer.speak(Lang::Ru);
    set += &typographer.piece("о бюджете", Some(' '), Some('»'));
    typographer.speak(Lang::Ky);
    set += &typographer.piece("»", Some('е'), None);
    assert_eq!(visible(&set), "«Токтом о_бюджете»");
}

/// The seed release opens a quotation with “ once and closes it with ” twice.
#[test]
fn doubly_closed_quotation_reports_one_mark() {
    let mut typographer = Typographer::new(Lang::Ky);
    let set = visible(&typographer.piece(
        "“Бир облустагы иш-чараларга катышат”, - деп айтты Долбоордун жетекчиси Бекболот Бекиев. – Айылдык чогулуш. \
         Мамлекеттик агенттиктин өкүлү да чакырылган”.",
        None,
        None,
    ));
    assert_eq!(
        set,
        "«Бир облустагы иш-чараларга катышат»,_— деп айтты Долбоордун жетекчиси Бекболот Бекиев._— Айылдык чогулуш. \
         Мамлекеттик агенттиктин өкүлү да чакырылган»."
    );
    assert_eq!(typographer.unpaired().len(), 1);
}

/// A pseudo-random number generator with a fixed seed, so that the test is reproducible.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

#[test]
fn typesetting_is_idempotent() {
    let fragments = [
        "\"",
        "“",
        "”",
        "„",
        "‟",
        "«",
        "»",
        "'",
        "’",
        "-",
        "--",
        "–",
        "—",
        "―",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\n",
        "\u{202f}",
        "\u{2011}",
        "1",
        "21",
        "30",
        "2017",
        "000",
        "10:00",
        ":",
        ".",
        ",",
        "№",
        "(",
        ")",
        "+",
        "А",
        "Б.",
        "в",
        "и",
        "сөз",
        "Долбоор",
        "тел",
        "%",
        "!",
        "",
    ];
    let mut random = Random(2017);
    for round in 0..10_000 {
        let lang = Lang::ALL[round % Lang::ALL.len()];
        let (mut once, mut twice) = (Typographer::new(lang), Typographer::new(lang));
        for _paragraph in 0..1 + random.below(2) {
            let pieces: Vec<String> = (0..1 + random.below(4))
                .map(|_| (0..random.below(8)).map(|_| fragments[random.below(fragments.len())]).collect())
                .collect();
            let set = set_pieces(&mut once, &pieces);
            let again = set_pieces(&mut twice, &set);
            assert_eq!(set, again, "{pieces:?}");
            assert!(!set.concat().contains(['\u{202f}', '\u{2011}']));
        }
    }
}
