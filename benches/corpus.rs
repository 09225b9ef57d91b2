//! A generated site of any size: N releases in two languages, N/2 events, N/10 municipalities.
//!
//! It is the same on every machine. The sentences resemble those of the real site, but all facts
//! are invented. The site is available in the formats of this program and of Hugo, with the same
//! pages.

use std::fmt::Write;

/// The files of a site, by path from its root.
pub(crate) type Files = Vec<(String, String)>;

/// Sentences in Kyrgyz and in Russian. A number replaces each `#`, the same in both languages.
const SENTENCES: [[&str; 2]; 18] = [
    [
        "Тургундар бюджет кантип түзүлөрүн, каражат эмнеге жумшаларын сурап, сунуштарын айтышты.",
        "Жители спрашивали, как составляется бюджет и на что уходят средства, и высказали свои предложения.",
    ],
    [
        "Чогулушка # киши келди, алардын көбү мындай талкууга биринчи жолу катышты.",
        "На сход пришли # человек, и многие из них участвовали в таком обсуждении впервые.",
    ],
    [
        "Айыл өкмөтүнүн адистери былтыркы иштердин жыйынтыгын жана быйылкы пландарды тааныштырды.",
        "Специалисты айыл окмоту рассказали об итогах прошлогодней работы и о планах на этот год.",
    ],
    [
        "Баарынан көп айтылган маселе – таза суу: эски түтүктөр жыл сайын оңдоону талап кылат.",
        "Чаще всего говорили о чистой воде: старые трубы требуют ремонта каждый год.",
    ],
    [
        "Демилгелүү топ # үйдү кыдырып, ар бир көчөнүн муктаждыктарын жазып алды.",
        "Инициативная группа обошла # домов и записала, что нужно каждой улице.",
    ],
    [
        "Аялдар менен эркектер өзүнчө топтордо отуруп, өз тизмелерин түзүштү, анан аларды салыштырышты.",
        "Женщины и мужчины составляли свои списки в отдельных группах, а потом сравнили их.",
    ],
    [
        "Мектептин жылытуу системасын алмаштыруу биринчи орунга коюлду.",
        "Замену отопления в школе поставили на первое место.",
    ],
    [
        "Депутаттар чечимди бир айдын ичинде карап, жообун кулактандыруу тактасына илүүгө убада беришти.",
        "Депутаты обещали рассмотреть решение в течение месяца и повесить ответ на доске объявлений.",
    ],
    [
        "Кошуна айылдардан келген коноктор иштин жүрүшүн өз көзү менен көрүп, суроолорун беришти.",
        "Гости из соседних сёл сами увидели, как идёт работа, и задали свои вопросы.",
    ],
    ["Көчө жарыгын орнотууга # чырак керек деп эсептелди.", "Посчитали, что для освещения улиц нужно # фонарей."],
    [
        "Биргелешкен мониторинг тобу курулуштун сапатын ай сайын текшерип турат.",
        "Группа совместного мониторинга каждый месяц проверяет качество строительства.",
    ],
    [
        "Жаштар спорт аянтчасын өз күчү менен тазалап, бак-дарак отургузууну сунушташты.",
        "Молодёжь предложила своими силами расчистить спортивную площадку и посадить деревья.",
    ],
    [
        "Талкуунун жүрүшүндө айрым иштерди кийинки жылга калтыруу чечилди, анткени каражат баарына жетпейт.",
        "В ходе обсуждения часть работ решили отложить на следующий год: средств на всё не хватает.",
    ],
    [
        "Долбоордун консультанттары чогулушту кантип даярдоо керектигин көрсөтүп беришти.",
        "Консультанты Проекта показали, как готовить такой сход.",
    ],
    [
        "Айылдын аксакалдары суу башын коргоону эскертип, тосмо курууга жардам берерин айтышты.",
        "Старейшины напомнили, что исток надо беречь, и обещали помочь построить ограду.",
    ],
    [
        "Медициналык пункттун чатыры оңдолуп, ага # барак шифер сатып алынды.",
        "Крышу медпункта отремонтировали и купили для неё # листов шифера.",
    ],
    [
        "Катышуучулар мындай жолугушууларды тез-тез өткөрүүнү өтүнүштү.",
        "Участники попросили проводить такие встречи чаще.",
    ],
    [
        "Чечимдер протоколго түшүрүлүп, ким эмне үчүн жооптуу экени дароо белгиленди.",
        "Решения внесли в протокол и сразу отметили, кто за что отвечает.",
    ],
];

const TITLES: [[&str; 2]; 6] = [
    ["айылында бюджет боюнча чогулуш өттү", "прошёл сход о бюджете"],
    ["айылында таза суу маселеси талкууланды", "обсудили чистую воду"],
    ["айылында мектептин жылытуусу оңдолду", "отремонтировали отопление школы"],
    ["айылына кошуналар тажрыйба алганы келди", "соседи приехали за опытом"],
    ["айылында коомдук угуу болду", "провели общественные слушания"],
    ["айылында көчө жарыгы орнотулду", "осветили улицы"],
];

/// First halves of place names.
const NAMES: [[&str; 2]; 12] = [
    ["Ак", "Ак"],
    ["Көк", "Кок"],
    ["Кара", "Кара"],
    ["Сары", "Сары"],
    ["Кызыл", "Кызыл"],
    ["Жаңы", "Жаны"],
    ["Чоң", "Чон"],
    ["Тоо", "Тоо"],
    ["Таш", "Таш"],
    ["Боз", "Боз"],
    ["Үч", "Уч"],
    ["Орто", "Орто"],
];
/// Second halves of place names.
const ENDINGS: [[&str; 2]; 12] = [
    ["Булак", "Булак"],
    ["Талаа", "Талаа"],
    ["Суу", "Суу"],
    ["Жар", "Жар"],
    ["Башат", "Башат"],
    ["Коргон", "Коргон"],
    ["Арык", "Арык"],
    ["Бел", "Бел"],
    ["Көл", "Кол"],
    ["Дөбө", "Добо"],
    ["Кыр", "Кыр"],
    ["Жайлоо", "Жайлоо"],
];
const CODES: [&str; 2] = ["ky", "ru"];
const DISTRICTS: usize = 12;
const FIRST_YEAR: usize = 2010;
const YEARS: usize = 15;

/// Generates the site in the format of this program.
pub(crate) fn site(releases: usize) -> Files {
    let corpus = Corpus { releases };
    let mut files = corpus.data();
    for release in 0..releases {
        for (lang, code) in CODES.iter().enumerate() {
            files.push((format!("content/press/{}.{code}.md", slug(release)), corpus.release(release, lang)));
        }
    }
    files
}

/// Generates the same content in the format of Hugo, without layouts and configuration.
pub(crate) fn hugo(releases: usize) -> Files {
    let corpus = Corpus { releases };
    let mut files = vec![("data/visits.json".to_owned(), corpus.visits_as_json())];
    for (lang, code) in CODES.iter().enumerate() {
        for release in 0..releases {
            files.push((format!("content/press/{}.{code}.md", slug(release)), corpus.hugo_release(release, lang)));
        }
        for place in 0..corpus.places() {
            let mut text =
                format!("---\ntitle: \"{}\"\ndistrict: {}\nvisits: [", place_name(place, lang), place % DISTRICTS);
            let own: Vec<String> =
                (0..corpus.visits()).filter(|visit| corpus.host(*visit) == place).map(visit_id).collect();
            let _ = write!(text, "{}]\n---\n", own.join(", "));
            files.push((format!("content/municipalities/{}.{code}.md", place_id(place)), text));
        }
        let title = ["Басма сөз релиздери", "Пресс-релизы"][lang];
        files.push((format!("content/press/_index.{code}.md"), format!("---\ntitle: \"{title}\"\n---\n")));
        let title = ["Айыл аймактары", "Айылные аймаки"][lang];
        files.push((format!("content/municipalities/_index.{code}.md"), format!("---\ntitle: \"{title}\"\n---\n")));
        files.push((
            format!("content/about.{code}.md"),
            format!("---\ntitle: \"{}\"\n---\n{}", ABOUT[lang], body(7, lang, "")),
        ));
    }
    files
}

const ABOUT: [&str; 2] = ["Долбоор жөнүндө", "О проекте"];

struct Corpus {
    releases: usize,
}

impl Corpus {
    fn visits(&self) -> usize {
        self.releases / 2
    }

    fn places(&self) -> usize {
        (self.releases / 10).max(1)
    }

    fn host(&self, visit: usize) -> usize {
        visit * 7 % self.places()
    }

    /// Returns the event that a release reports.
    fn visit_of(&self, release: usize) -> usize {
        release / 2 % self.visits().max(1)
    }

    fn data(&self) -> Files {
        let mut files: Files = FIXED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let mut districts = String::new();
        for (district, [ky, ru]) in NAMES.iter().enumerate().take(DISTRICTS) {
            let _ = writeln!(districts, "- {{id: d-{district}, name: {{ky: \"{ky}-Өзөн\", ru: \"{ru}-Озон\"}}}}");
        }
        files.push(("content/data/districts.yaml".into(), districts));
        let mut places = String::new();
        for place in 0..self.places() {
            let (ky, ru) = (place_name(place, 0), place_name(place, 1));
            let (id, district) = (place_id(place), place % DISTRICTS);
            let _ = writeln!(
                places,
                "- {{id: {id}, name: {{ky: \"{ky}\", ru: \"{ru}\"}}, district: d-{district}, contacts: [aida]}}"
            );
        }
        files.push(("content/data/municipalities.yaml".into(), places));
        for year in 0..YEARS {
            let visits: String =
                (0..self.visits()).filter(|visit| visit % YEARS == year).map(|visit| self.visit(visit)).collect();
            if !visits.is_empty() {
                files.push((format!("content/data/visits/{}.yaml", FIRST_YEAR + year), visits));
            }
        }
        for (lang, code) in CODES.iter().enumerate() {
            let text = format!("---\ntitle: \"{}\"\nmenu: 1\n---\n{}", ABOUT[lang], body(7, lang, ""));
            files.push((format!("content/pages/about.{code}.md"), text));
        }
        files
    }

    fn visit(&self, visit: usize) -> String {
        let (women, men) = (12 + visit % 30, 9 + visit % 25);
        let [ky, ru] = SENTENCES[visit % SENTENCES.len()].map(|text| text.replace('#', &(10 + visit % 80).to_string()));
        format!(
            "- id: {}\n  date: {}\n  host: {}\n  invited: {{municipalities: \">{}\", districts: [d-{}]}}\n  agenda:\n    \
             - {{ky: \"Иштин жүрүшү менен таанышуу\", ru: \"Знакомство с ходом работы\"}}\n    \
             - {{ky: \"Талкуу\", ru: \"Обсуждение\"}}\n  status: held\n  results:\n    published: {}\n    \
             participants: {{total: {}, women: {women}, men: {men}}}\n    summary: {{ky: \"{ky}\", ru: \"{ru}\"}}\n",
            visit_id(visit),
            day(visit),
            place_id(self.host(visit)),
            5 + visit % 20,
            visit % DISTRICTS,
            day(visit),
            women + men,
        )
    }

    fn release(&self, release: usize, lang: usize) -> String {
        let visit = self.visit_of(release);
        let place = self.host(visit);
        let facts = match lang {
            0 => format!(
                "date: {}\nvisits: [{}]\nmunicipalities: [{}]\n",
                day(release),
                visit_id(visit),
                place_id(place)
            ),
            _ => String::new(),
        };
        let link = format!("[{}](municipality:{})", place_name(place, lang), place_id(place));
        self.text(release, lang, &facts, &link)
    }

    fn hugo_release(&self, release: usize, lang: usize) -> String {
        let visit = self.visit_of(release);
        let place = self.host(visit);
        let name = place_name(place, lang);
        let facts = format!(
            "date: {}\nvisits: [{}]\nmunicipalities: [{{id: {}, name: \"{name}\"}}]\n",
            day(release),
            visit_id(visit),
            place_id(place)
        );
        let link = format!("[{name}](/{}/municipalities/{}/)", CODES[lang], place_id(place));
        self.text(release, lang, &facts, &link)
    }

    fn text(&self, release: usize, lang: usize, facts: &str, link: &str) -> String {
        let title = TITLES[release % TITLES.len()][lang];
        let place = place_name(self.host(self.visit_of(release)), lang);
        let title = if lang == 0 { format!("{place} {title}") } else { format!("{place}: {title}") };
        let summary = sentence(release * 31 + 5, lang);
        let name = ["Бишкек", "Бишкек"][lang];
        format!(
            "---\ntitle: \"{title}\"\n{facts}place: {name}\nsummary: \"{summary}\"\n---\n{}",
            body(release, lang, link)
        )
    }

    fn visits_as_json(&self) -> String {
        let visits = (0..self.visits()).map(|visit| {
            let (women, men) = (12 + visit % 30, 9 + visit % 25);
            let place = self.host(visit);
            format!(
                "\"{}\":{{\"date\":\"{}\",\"host\":\"{}\",\"ky\":\"{}\",\"ru\":\"{}\",\"invited\":\">{}\",\"total\":{}}}",
                visit_id(visit),
                day(visit),
                place_id(place),
                place_name(place, 0),
                place_name(place, 1),
                5 + visit % 20,
                women + men
            )
        });
        format!("{{{}}}", visits.collect::<Vec<_>>().join(",\n"))
    }
}

/// Generates about two kilobytes of Markdown.
fn body(seed: usize, lang: usize, link: &str) -> String {
    let line = |nth: usize| sentence(seed * 13 + nth * 5, lang);
    let heading = ["Эмне талкууланды", "Что обсудили"][lang];
    let next = ["Мындан ары", "Что дальше"][lang];
    let at = ["Кайда болду", "Где это было"][lang];
    let mut text = format!("{} {} {}\n\n## {heading}\n\n{} {}\n\n", line(0), line(1), line(2), line(3), line(4));
    let _ = write!(text, "- {}\n- **{}**\n- {}\n\n", line(5), line(6), line(7));
    let _ = write!(text, "## {next}\n\n{} {} {}\n\n", line(8), line(9), line(10));
    if !link.is_empty() {
        let _ = writeln!(text, "{at}: {link}.");
    }
    text
}

fn sentence(seed: usize, lang: usize) -> String {
    SENTENCES[seed % SENTENCES.len()][lang].replace('#', &(20 + seed % 70).to_string())
}

fn slug(release: usize) -> String {
    format!("reliz-{release}")
}

fn visit_id(visit: usize) -> String {
    format!("v-{visit}")
}

fn place_id(place: usize) -> String {
    format!("m-{place}")
}

fn place_name(place: usize, lang: usize) -> String {
    let (first, last) = (NAMES[place % NAMES.len()][lang], ENDINGS[place / NAMES.len() % ENDINGS.len()][lang]);
    match place / (NAMES.len() * ENDINGS.len()) {
        0 => format!("{first}-{last}"),
        round => format!("{first}-{last}-{}", NAMES[round % NAMES.len()][lang]),
    }
}

/// Returns a date within the years of the corpus.
fn day(nth: usize) -> String {
    format!("{}-{:02}-{:02}", FIRST_YEAR + nth % YEARS, 1 + nth / YEARS % 12, 1 + nth / 7 % 28)
}

/// Files that do not depend on the size. Outputs that other generators lack are disabled.
const FIXED: [(&str, &str); 4] = [
    (
        "content/site.yaml",
        "title: {ky: \"Элдин үнү\", ru: \"Голос граждан\"}\n\
         description: {ky: \"Айыл аймактарындагы жолугушуулар: качан, кайда жана эмне болду.\", ru: \"Встречи в айылных аймаках: когда, где и что из этого вышло.\"}\n\
         base_url: https://example.kg/\n\
         languages: [ky, ru]\n\
         contacts: [aida]\n\
         outputs: {posters: false, cards: false, search: false, data: false, calendars: false, feeds: true, visits: false, districts: false}\n\
         project:\n  name: {ky: \"Үлгү долбоор\", ru: \"Проект-образец\"}\n  funder: fund\n  implementer: office\n",
    ),
    (
        "content/data/organizations.yaml",
        "- {id: fund, name: {ky: Фонд, ru: Фонд}, role: funder, url: \"https://example.org/\"}\n\
         - {id: office, name: {ky: Кеңсе, ru: Офис}, role: implementer, url: \"https://example.net/\"}\n",
    ),
    (
        "content/data/people.yaml",
        "- {id: aida, name: {ky: Аида Үсөнова, ru: Аида Усенова}, role: {ky: байланыш адиси, ru: специалист по связям}, organization: office, phone: \"+996555000000\", email: aida@example.kg}\n",
    ),
    (
        "content/data/glossary.yaml",
        "- id: skhod\n  term: {ky: чогулуш, ru: сход}\n  definition: {ky: \"Айылдын тургундары маселени бирге талкуулаган жолугушуу.\", ru: \"Встреча, на которой жители села вместе обсуждают вопрос.\"}\n",
    ),
];
