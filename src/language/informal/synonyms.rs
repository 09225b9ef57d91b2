//! Words of Kyrgyz and Russian for the keys and values of the content model, which are English.

use crate::foundation::lang::Lang;
use crate::language::char_class::lowercase;
use crate::language::mixed_words::in_latin;

use super::Guess;

/// Words, with the keys and values that they can stand for.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    // Keys.
    (&["дата", "күн", "күнү", "дата_события", "day", "data"], &["date"]),
    (&["название", "заголовок", "аталышы", "наименование", "тема"], &["title", "name", "term"]),
    (&["имя", "фио", "аты", "аты-жөнү", "аталышы", "название"], &["name", "title"]),
    (&["место", "жер", "жери", "место_проведения", "зал", "place"], &["venue", "place"]),
    (&["организатор", "принимающий", "принимает", "хозяин", "кабыл_алуучу", "уюштуруучу"], &["host"]),
    (&["время", "убакыт", "убактысы", "саат"], &["time"]),
    (&["статус", "абалы", "состояние"], &["status"]),
    (&["причина", "себеп", "себеби"], &["status_reason"]),
    (&["вид", "тип", "түрү"], &["kind"]),
    (&["итоги", "результаты", "жыйынтык", "жыйынтыгы", "жыйынтыктар"], &["results"]),
    (&["участники", "участников", "катышуучулар"], &["participants"]),
    (&["всего", "итого", "баары", "жалпы"], &["total"]),
    (&["женщины", "женщин", "аялдар"], &["women"]),
    (&["мужчины", "мужчин", "эркектер"], &["men"]),
    (&["молодёжь", "молодежь", "жаштар"], &["youth"]),
    (&["кратко", "резюме", "кыскача", "аннотация", "описание", "сүрөттөмө"], &["summary", "description"]),
    (&["описание", "определение", "аныктама"], &["description", "definition"]),
    (&["район", "району"], &["district"]),
    (&["полное_название", "толук_аталышы"], &["full_name"]),
    (&["районы", "райондор"], &["districts"]),
    (&["муниципалитет", "айыл_аймагы", "аймак"], &["municipality"]),
    (&["муниципалитеты", "аймактар"], &["municipalities"]),
    (&["программа", "программасы"], &["programme"]),
    (&["программы", "программалар"], &["programmes"]),
    (&["визит", "событие", "иш-чара", "окуя"], &["visit"]),
    (&["визиты", "события", "иш-чаралар"], &["visits"]),
    (&["повестка", "күн_тартиби"], &["agenda"]),
    (&["приглашены", "приглашение", "чакырылгандар"], &["invited"]),
    (&["гости", "коноктор"], &["guests"]),
    (&["документы", "документтер"], &["documents"]),
    (&["источники", "источник", "булактар", "булак"], &["sources", "source"]),
    (&["онлайн"], &["online"]),
    (&["обещание", "текст"], &["text"]),
    (&["срок", "мөөнөт", "мөөнөтү", "дедлайн"], &["due"]),
    (&["сумма", "суммасы"], &["amount"]),
    (&["валюта"], &["currency"]),
    (&["ответственный", "жооптуу"], &["responsible"]),
    (&["телефон", "тел"], &["phone"]),
    (&["почта", "e-mail", "эл_почта", "емейл", "mail"], &["email"]),
    (&["должность", "роль", "кызматы", "кызмат"], &["role"]),
    (&["организация", "уюм"], &["organization"]),
    (&["организации", "уюмдар"], &["organizations"]),
    (&["сокращение", "аббревиатура", "кыскартуу"], &["abbreviation"]),
    (&["термин", "сөз", "слово"], &["term"]),
    (&["файл", "file_name"], &["file"]),
    (&["файлы", "файлдар"], &["files"]),
    (&["картинка", "фото", "изображение", "сүрөт", "photo", "picture"], &["image"]),
    (&["подпись", "описание_фото", "alt"], &["image_alt"]),
    (&["автор_фото"], &["image_credit"]),
    (&["черновик", "каралама"], &["draft"]),
    (&["меню"], &["menu"]),
    (&["контакты", "контакт", "байланыш"], &["contacts"]),
    (&["люди", "адамдар"], &["people"]),
    (&["код", "ид"], &["id", "code"]),
    (&["точка", "координаты"], &["point"]),
    (&["население", "калкы"], &["population"]),
    (&["год", "жыл", "жылы"], &["year"]),
    (&["значение", "число", "саны"], &["value"]),
    (&["начало", "башталышы"], &["start", "from"]),
    (&["конец", "окончание", "аягы"], &["end", "to"]),
    (&["проект", "долбоор"], &["project"]),
    (&["языки", "тилдер"], &["languages"]),
    (&["сайт", "адрес", "дареги", "url", "site"], &["base_url", "url"]),
    (&["приоритеты", "потребности", "муктаждыктар", "артыкчылыктар"], &["priorities"]),
    (&["голоса", "добуштар", "голосов"], &["votes"]),
    (&["решения", "чечимдер"], &["decisions"]),
    (&["вопросы", "суроолор"], &["questions"]),
    (&["вопрос", "суроо"], &["question"]),
    (&["ответ", "жооп"], &["answer"]),
    (&["принято", "кабыл_алынды"], &["adopted"]),
    (&["исправления", "оңдоолор"], &["corrections"]),
    // Values.
    (&["запланировано", "запланирован", "план", "планируется", "пландалган", "пландалууда", "plan"], &["planned"]),
    (
        &[
            "состоялось",
            "состоялся",
            "состоялась",
            "проведено",
            "проведён",
            "проведен",
            "прошло",
            "прошёл",
            "өттү",
            "өткөрүлдү",
            "болду",
            "өткөн",
        ],
        &["held"],
    ),
    (
        &["перенесено", "перенесён", "перенесен", "отложено", "жылдырылды", "которулду", "кийинкиге калтырылды"],
        &["postponed"],
    ),
    (
        &[
            "отменено",
            "отменён",
            "отменен",
            "отмена",
            "отменили",
            "жокко чыгарылды",
            "токтотулду",
            "canceled",
            "cancel",
        ],
        &["cancelled"],
    ),
    (&["обещано", "убада", "убада берилди"], &["promised"]),
    (
        &["в работе", "в процессе", "выполняется", "делается", "аткарылууда", "иштелүүдө", "in progress"],
        &["in_progress"],
    ),
    (&["выполнено", "сделано", "исполнено", "готово", "аткарылды", "бүттү"], &["done"]),
    (&["снято", "не будет", "отказ", "аткарылбайт"], &["dropped"]),
    (&["визит", "сапар", "барып көрүү"], &["visit"]),
    (&["сход", "жыйын", "собрание", "айылдык жыйын"], &["gathering", "meeting"]),
    (&["слушание", "слушания", "угуу", "коомдук угуу", "общественные слушания"], &["hearing"]),
    (&["тренинг", "обучение", "семинар", "окуу", "окутуу"], &["training"]),
    (&["встреча", "совещание", "жолугушуу", "кеңешме"], &["meeting"]),
    (&["сельский", "айыл", "село", "айылдык"], &["rural"]),
    (&["город", "городской", "шаар", "шаардык"], &["town"]),
    (&["донор", "финансирует", "каржылоочу"], &["funder"]),
    (&["исполнитель", "аткаруучу"], &["implementer"]),
    (&["партнёр", "партнер", "өнөктөш"], &["partner"]),
    (&["орган власти", "власть", "бийлик"], &["authority"]),
];

const YES: [&str; 8] = ["да", "ооба", "yes", "on", "true", "истина", "y", "1"];
const NO: [&str; 10] = ["нет", "жок", "no", "off", "false", "ложь", "n", "0", "эмес", "не"];

/// Returns the keys and values that a word of another language can stand for, the likeliest first.
pub(crate) fn synonyms(word: &str) -> impl Iterator<Item = &'static str> {
    let word = lowercase(word.trim()).into_owned();
    let spaced = word.replace(' ', "_");
    SYNONYMS
        .iter()
        .filter(move |(words, _)| words.iter().any(|known| *known == word || *known == spaced))
        .flat_map(|(_, meanings)| meanings.iter().copied())
}

/// Returns the language that a name or a code of another list means, such as `kg`.
pub fn lang_of_name(name: &str) -> Option<Lang> {
    const NAMES: [(Lang, &[&str]); 2] = [
        (
            Lang::Ky,
            &[
                "ky",
                "kg",
                "kgz",
                "kir",
                "kyr",
                "kyrgyz",
                "ky-kg",
                "кы",
                "кг",
                "кыр",
                "кырг",
                "кыргызча",
                "кыргызский",
                "кирг",
            ],
        ),
        (Lang::Ru, &["ru", "rus", "russian", "ru-ru", "ру", "рус", "русский", "русча", "орусча", "ор"]),
    ];
    let name = lowercase(name.trim()).into_owned();
    // `ru` with a Cyrillic letter.
    let name = in_latin(&name).map(|(_, latin)| latin).filter(|latin| latin.len() == 2).unwrap_or(name);
    NAMES.into_iter().find(|(_, names)| names.contains(&&*name)).map(|(lang, _)| lang)
}

/// Returns `true` or `false`.
pub fn informal_yes_no(text: &str) -> Option<Guess> {
    let word = lowercase(text.trim()).into_owned();
    let is_word = |words: &[&str]| words.contains(&&*word);
    match (is_word(&YES), is_word(&NO)) {
        (true, _) => Some(Guess::certain("true")),
        (_, true) => Some(Guess::certain("false")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_understood() {
        for (word, known, meant) in [
            ("дата", &["date", "title"][..], Some("date")),
            ("Название", &["name", "district"], Some("name")),
            ("название", &["title", "date"], Some("title")),
            ("отменено", &["held", "cancelled"], Some("cancelled")),
            ("в работе", &["in_progress"], Some("in_progress")),
            ("өттү", &["held"], Some("held")),
            ("дата", &["title"], None),
            ("прочее", &["date"], None),
        ] {
            assert_eq!(synonyms(word).find(|meaning| known.contains(meaning)), meant, "{word}");
        }
        assert_eq!(informal_yes_no("Да").map(|guess| guess.text), Some("true".into()));
        assert_eq!(informal_yes_no("жок").map(|guess| guess.text), Some("false".into()));
        assert_eq!(informal_yes_no("может быть"), None);
    }
}
