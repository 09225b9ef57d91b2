//! Comparison of the sort keys with ICU's collator for the same languages.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use super::*;

/// Places, names, terms, and words that differ in one property only.
const WORDS: &str = "Абдираимов Ак-Башат Ак-Буура Ак-Жар Ак-Суу Ак-Талаа Аксы Аламүдүн Алай Ала-Бука Араван Атай Ат-Башы Ашар \
    Базар-Коргон Баткен Бекиев Бишкек Бүргөндү Гүлистан Дароот-Коргон Достук Ежик Ель Ёлка елка ёлка ежик Еж Ёж еж \
    ёж Жазы Жайыл Жалал-Абад Жаманкулова Жаңы-Жер Жаны-Жер Жаңыжер Жети-Өгүз Жумгал Ийри-Суу Ински Иңген Йод \
    Кадамжай Камбарата Кара-Балта Кара-Буура Кара-Кулжа Кара-Суу Карасуу Кара Кара-Шоро Каракол Кеңеш Кенеш Кенжеш \
    Кең Кен Кербен Кожо Көк-Жар Кок-Жар Көл Кол кол көл Кочкор Көчкөр Кызыл-Кыя Кыргызстан Лейлек Ленин Манас \
    Мааниси Мань Маң Ман Мырза-Аке Нарын Ноокат Ня Ңа Ңүү на ңа Нуу Нүү Озгон Ош Оя Өзгөн Өнөр Он Өн он өн Ооган \
    Өөдө Өө Оө Папан Поршень Рассвет Сары-Могол Сузак Суусамыр Сүү Суу сүү Талас Тал Төө То Тоо Төрт-Көл Торт-Кул \
    Тоң Тон Ун Үн ун үн Узген Уста Уя Үзгүр Үч-Коргон Уч-Терек Фергана Фрунзе Хайдаркан Ханабад Центр Цемент Чаткал \
    Чоң-Алай Чон-Алай Чүй Чуй Чый Шамалды-Сай Шарк Щучье Щебень Ырыс Ысык-Көл Ысыккөл Эмгек Эсен Юрта Юнус Язёвка \
    Язевка Язь Яңы объезд обезд объём объем съезд сезд семья семъя АӨ ао Ао аО АА Аа аа ЖӨБ жөб КР Кр SDC sdc Sdc \
    COVID Zürich Zurich zürich Äpfel Apfel apfel 1 10 2 21 041 41 41-мектеп 41мектеп №5 N5 5 2017 2017-жыл 2017–2018 \
    2017-2018 «Жазы» „Жазы“ \"Жазы\" Жазы, Жазы. (Жазы) Жазы! Жазы? Жазы: Жазы; -Жазы —Жазы /Жазы Жазы/ Қазақстан \
    Қаз Казак Әл Ал Ұл Ул Ғалы Гали Іле Иле й и ӣ Й И Алтын алтын АЛТЫН алТын за́мок замо́к замок Замок ы ь ъ э ь̆ … \
    .. ... а_б а-б аб а'б а’б";

fn words() -> impl Iterator<Item = String> {
    let single = WORDS.split_ascii_whitespace().map(str::to_owned);
    single.chain(
        ["Кара Суу", "Кара\u{a0}Суу", "кара суу", "Чоң Алай", " Жазы", "Жазы АА", "Жазы\u{ad}"].map(str::to_owned),
    )
}

fn oracle(lang: Lang) -> CollatorBorrowed<'static> {
    let locale: Locale = lang.code().parse().unwrap();
    Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).unwrap()
}

#[test]
fn every_pair_compares_as_in_icu() {
    for lang in Lang::ALL {
        let oracle = oracle(lang);
        let keys: Vec<_> = words().map(|word| (sort_key(lang, &word), word)).collect();
        for (key, word) in &keys {
            for (other_key, other) in &keys {
                match oracle.compare(word, other) {
                    // Texts that ICU considers equal may have any order, as long as they are
                    // adjacent.
                    Ordering::Equal => assert_eq!(
                        (&key.primary, &key.secondary, &key.tertiary),
                        (&other_key.primary, &other_key.secondary, &other_key.tertiary)
                    ),
                    order => assert_eq!(key.cmp(other_key), order, "{lang}: {word} {other}"),
                }
            }
        }
    }
}

fn sorted(lang: Lang, words: &str) -> String {
    let mut words: Vec<_> = words.split(' ').collect();
    words.sort_by_key(|word| sort_key(lang, word));
    words.join(" ")
}

#[test]
fn lists_match_the_reference() {
    let places = "Нарын Ноокат Ня Ңа Ңүү Озгон Ош Оя Өзгөн Өнөр Узген Уста Уя Үзгүр Үн";
    let mut shuffled: Vec<_> = places.split(' ').rev().collect();
    shuffled.rotate_left(4);
    assert_eq!(sorted(Lang::Ky, &shuffled.join(" ")), places);
    assert_eq!(sorted(Lang::Ky, "Ёлка Ежик Ель"), "Ежик Ель Ёлка");
    assert_eq!(sorted(Lang::Ru, "Ёлка Ежик Ель"), "Ежик Ёлка Ель");
    assert_eq!(sorted(Lang::Ru, "Карасуу Кара-Суу"), "Кара-Суу Карасуу");
}

#[test]
fn decomposed_letters_equal_composed_ones() {
    assert!(sort_key(Lang::Ky, "и\u{306}") <= sort_key(Lang::Ky, "й"));
    assert_eq!(sort_key(Lang::Ky, "и\u{306}од"), sort_key(Lang::Ky, "йод"));
    assert!(sort_key(Lang::Ky, "е\u{308}ж") > sort_key(Lang::Ky, "ель"));
}
