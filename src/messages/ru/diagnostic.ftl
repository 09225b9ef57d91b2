# Что говорит программа. Каждый текст есть на всех трёх языках, с теми же переменными.

## Languages and kinds
language-ky = кыргызском
language-ru = русском
this = эта запись ({ $kind })
kind-site = сайт
kind-organization = организация
kind-person = человек
kind-district = район
kind-municipality = муниципалитет
kind-programme = программа
kind-visit = событие
kind-commitment = обещание
kind-term = слово словаря
kind-document = документ
kind-press = пресс-релиз
kind-page = страница
kind-theme = тема оформления
kind-project = проект
kind-outputs = список outputs
kind-population = население
kind-stated = список заявленных чисел
kind-invited = приглашение
kind-results = итоги
kind-participants = число участников
kind-priority = потребность
kind-question = вопрос
kind-update = известие о ходе дела
kind-correction = исправление
kind-day = промежуток дней
kind-money = денежная сумма

## Files and YAML
invalid-encoding = это не текст в UTF-8: здесь стоит байт { $byte }
help-encoding = сохраните файл в UTF-8: в Блокноте «Сохранить как», затем «Кодировка: UTF-8»
nul-byte = в файле есть байт NUL, значит, это не текст
help-nul-byte = сохраните его заново как простой текст в UTF-8
front-matter-missing = файл не начинается со строки `---` и сведений под ней
help-front-matter-missing = начните файл строкой `---`, затем `title: …` и ещё одной строкой `---`
front-matter-unclosed = сведения в начале не закрыты второй строкой `---`
help-front-matter-unclosed = поставьте между сведениями и текстом строку, где только `---`
yaml-colon-in-value = второе двоеточие в значении без кавычек
help-yaml-colon-in-value = возьмите всё значение в кавычки: `title: "Бишкек: встреча"`
yaml-no-colon = в этой строке после ключа нет двоеточия
help-yaml-no-colon = пишите `ключ: значение`, с пробелом после двоеточия
yaml-indentation = эта строка начинается не под той, к которой относится
help-yaml-indentation = ключи одной записи начинаются в одном столбце
yaml-tab = отступ сделан табуляцией
help-yaml-tab = делайте отступ пробелами, по два на уровень
yaml-odd-space = отступ этой строки – не простой пробел, а неразрывный или другой
help-yaml-odd-space = удалите его и сделайте отступ клавишей пробела, по два на каждый уровень
yaml-no-space = после знака `-` в начале строки нет пробела
help-yaml-no-space = пишите `- ключ: значение`
yaml-behind-bracket = после скобки, которая кончает значение, стоят слова
help-yaml-behind-bracket = возьмите всё значение в кавычки: `title: "[Гүлистан] жолу"`
yaml-quote-inside = внутри значения в кавычках стоит такая же кавычка
help-yaml-quote-inside = внутри текста пишите « », а другие кавычки только вокруг него
yaml-unclosed-bracket = скобка открыта на этой строке и не закрыта
help-yaml-unclosed-bracket = закройте каждую `{"{"}` скобкой `{"}"}`, а `[` скобкой `]`
yaml-no-comma = перед этим ключом нет запятой
help-yaml-no-comma = пишите `{"{"}ky: …, ru: …{"}"}`, с запятой между ними
yaml-unclosed-quote = кавычка открыта и не закрыта
help-yaml-unclosed-quote = закройте её или пишите внутри текста « »
yaml-unquoted-sign = значение, которое начинается с `{ $detail }`, должно стоять в кавычках
help-yaml-unquoted-sign = например, `municipalities: ">20"`
yaml-several-documents = строка `---` начинает второй документ
help-yaml-several-documents = файл данных – это один список; уберите эту строку
yaml-other = это не YAML: { $detail }
help-yaml-other = проверьте отступы и двоеточия этой строки и предыдущей

## Keys and values
duplicate-key = ключ `{ $key }` стоит в одной записи дважды
help-duplicate-key = оставьте один из двух
missing-dash = в одной записи второй `id`: здесь начинается другая
help-missing-dash = поставьте перед этим `id` знак `- `
unknown-key = здесь нет ключа `{ $key }`
help-unknown-key = возможные ключи: { $known }; своё пишите под `extra`
help-comma-number = запятая кончает то, что стоит перед ней: пишите числа без неё (1500), а дроби с точкой (350.5)
help-did-you-mean = может быть, `{ $nearest }`?
not-of-site = `{ $code }` – не язык этого сайта
help-languages = языки этого сайта: { $codes }
missing-key = { $subject }: нет `{ $key }`
help-missing-key = добавьте строку `{ $key }: …`
wrong-type = здесь нужно: { $expected }, а стоит: { $found }
found-nothing = пусто
expected-map = ключи и значения
help-expected-map = пишите под ним строки `ключ: значение` с отступом
expected-list = список
help-expected-list = начинайте каждый пункт с `- ` или пишите `[a, b]`
expected-record = запись
help-expected-record = начинайте каждый пункт с `- `
expected-text = текст
help-expected-text = напишите один текст, в кавычках, если в нём есть двоеточие
expected-localized-text = текст или по одному на каждом языке
help-expected-localized-text = пишите `ky: …` и `ru: …` или один текст в кавычках
expected-id = постоянный код (id)
help-expected-id = только строчные a–z, цифры 0–9 и дефисы между ними, как в `jazy-2017`
expected-slug = имя в адресе (slug)
help-expected-slug = только строчные a–z, цифры 0–9 и дефисы между ними, как в `jazy-2017`
expected-day = день
help-expected-day = пишите 2017-11-21, 2017-11, 2017 или {"{"}from: 2017-11-21, to: 2017-11-30{"}"}
expected-moment = день и время
help-expected-moment = пишите "2017-11-16 09:00"
expected-time = время
help-expected-time = пишите "10:00" или "10:00-14:30"
expected-count = число людей или предметов
help-expected-count = пишите 20, ">20", ">=80" или "~60"
expected-whole-number = целое число
help-expected-whole-number = пишите только цифры
expected-money = сумма и её валюта
help-expected-money = пишите {"{"}amount: 350000, currency: KGS{"}"}
expected-amount = денежная сумма
help-expected-amount = только цифры, перед сотыми точка: 350000 или 350000.50
expected-currency = код валюты
help-expected-currency = три заглавные буквы по ISO 4217, например KGS
expected-point = широта и долгота
help-expected-point = пишите [40.77, 73.3], сначала широта
expected-url = адрес в интернете
help-expected-url = пишите целиком, с https://
expected-phone = номер телефона с `+`
help-expected-phone = пишите с кодом страны и без пробелов: +996770771711
expected-email = адрес электронной почты
help-expected-email = пишите как name@example.org
expected-time-zone = название часового пояса
help-expected-time-zone = название вида Asia/Bishkek
expected-yes-no = true или false
help-expected-yes-no = пишите true или false без кавычек
expected-rule = название предупреждения
help-expected-rule = названия стоят в сообщениях, например `results-overdue`
expected-path = файл или адрес в интернете
help-expected-path = путь внутри content/static или адрес https
expected-one-of = одно из: { $words }
help-one-of = напишите одно из этих слов
no-such-day = нет такого дня: { $text }
help-no-such-day = посмотрите в календарь
no-such-time = нет такого времени: { $text }
help-no-such-time = часы бывают от 00 до 23, минуты от 00 до 59
end-before-start = конец раньше начала: { $text }
help-end-before-start = поменяйте их местами или исправьте один
limit-anchors = якоря и ссылки (`&имя`, `*имя`, `<<`) не принимаются
help-limit-anchors = пишите значение в каждом месте целиком; текст, который начинается с `&` или `*`, берите в кавычки
limit-nesting = списки вложены глубже, чем на { $limit } уровней
help-limit-nesting = поищите лишние скобки или дефисы
limit-file = файл больше { $limit } МБ
limit-value = одно значение больше { $limit } МБ
limit-records = в файле больше, чем можно разумно прочитать
help-limit-size = разделите файл

## Records and references
duplicate-id = код `{ $id }` уже занят другой записью ({ $kind })
help-duplicate-id = дайте одной из них другой код; опубликованный код не меняется никогда
related-id = этот код впервые дан здесь
unknown-reference = нет записи `{ $id }` ({ $kind })
help-press = пресс-релизы – это файлы в content/press
help-page = страницы – это файлы в content/pages
help-theme = темы – это папки в themes/; `default` есть всегда
help-record = запишите её в content/data/{ $file }.yaml
related-key = впервые он стоит здесь
no-language-in-name = в имени файла не сказан язык
ending-of-text = имя файла с текстом кончается на `.md`, а у этого – нет
help-rename = переименуйте его, например, в `{ $name }`
help-not-of-site = переименуйте файл, например, в `{ $name }`; языки этого сайта: { $codes }, а новый добавляют в `languages` в content/site.yaml
language-unknown = Aikyn не умеет писать на языке `{ $code }`
help-language-unknown = языки, на которых пишет Aikyn: { $codes }
address-collision = адрес /{ $address } занят дважды
help-address-collision = дайте одному из двух другой `slug`, код или имя
related-address = второй
conflicting-fact = `{ $key }` в файлах двух языков не совпадает
help-conflicting-fact = оставьте `{ $key }` в одном из файлов или сделайте оба одинаковыми
related-fact = в другом файле стоит это
link-target = ссылка `{ $link }` никуда на этом сайте не ведёт
link-anchor = ссылка `{ $link }` ведёт на страницу, где нет места `#{ $anchor }`
link-no-path = `{ $link }` – не путь этого сайта
link-outside = ссылка `{ $link }` ведёт за пределы папки сайта
help-link-no-path = пишите только старый путь: `/ky/old/` или `/news/12.html`; адреса с `?` сохранить нельзя
help-link-outside = уберите лишние `../`
help-link = ссылайтесь на запись через `visit:код`, `press:slug` или `page:slug`, а на файл – по его пути
help-link-www = напишите адрес целиком, с `https://` впереди

## Files and pictures
file-absent = файла `{ $file }` нет
help-file-absent = картинку положите рядом с текстом, а любой файл – в content/static; путь оттуда в тексте начинается с `/`
file-link-outside = `{ $file }` – символическая ссылка, которая ведёт из папки сайта или по кругу
help-file-link-outside = скопируйте в папку сайта сам файл
file-special = `{ $file }` – не обычный файл, а канал, сокет или устройство
help-file-special = уберите его
file-unreadable = `{ $file }` не читается: { $reason }
help-file-unreadable = дайте себе право его читать
file-no-site = здесь нет сайта: нет файла content/site.yaml
help-file-no-site = перейдите в папку, где лежит `content`, или назовите её через --root ПАПКА; новый сайт начинает `aikyn init ПАПКА`
file-name = имя `{ $file }` не везде можно сохранить или отдать
help-file-name = переименуйте: буквы, цифры, дефисы и точки безопасны
missing-alt = у картинки `{ $image }` нет текста для тех, кто её не видит
help-missing-alt = скажите в нескольких словах, что на ней: `![…](файл)` или `image_alt: …`; `image_alt: ""` – картинка только украшает
picture-unknown = `{ $file }` – не картинка ни одного известного вида
help-picture-unknown = откройте её в программе для картинок и сохраните как JPEG или PNG
picture-foreign = `{ $file }` – картинка в формате { $kind }, который показывают не все браузеры
help-picture-foreign = сохраните её как JPEG, а рисунок – как PNG; iPhone сам снимает в JPEG, если в настройках камеры выбрать «Наиболее совместимые»
picture-mislabelled = `{ $file }` – картинка в формате { $kind }, а имя у неё как у другого формата
help-picture-mislabelled = переименуйте её, чтобы имя кончалось на `.{ $ending }`, и так же там, где она названа
picture-truncated = картинка `{ $file }` обрывается, не дойдя до конца
help-picture-truncated = скопируйте её заново оттуда, откуда взяли
picture-damaged = картинка `{ $file }` повреждена
help-picture-damaged = скопируйте её заново или откройте в программе для картинок и сохраните ещё раз
picture-unusual = картинка `{ $file }` записана так, как почти никто не пишет
help-picture-unusual = откройте её в программе для картинок и сохраните как JPEG или PNG
picture-inks = картинка `{ $file }` – в красках для печати (CMYK), и в ней не сказано, как они смешаны
help-picture-inks = сохраните её заново в цветах RGB
picture-animated = картинка `{ $file }` движется; на странице будет её первый кадр, неподвижный
help-picture-animated = сохраните один её кадр как JPEG или PNG; фильм разместите там, где размещают фильмы, и дайте ссылку
picture-too-large = в картинке `{ $file }` { $width } × { $height } точек; больше { $limit } миллионов не читается
help-picture-too-large = уменьшите её; 2000 точек в ширину хватит с запасом
picture-heavy = рисунок `{ $file }` больше { $limit } МБ
help-picture-heavy = сохраните его как PNG
picture-active = рисунок `{ $file }` не только рисует: `{ $what }`
help-picture-active = уберите это или сохраните рисунок в редакторе как простой SVG или PNG
unsafe-slashes = ссылки, которые начинаются с `//`, не разрешены
unsafe-link = ссылки с `{ $scheme }:` не разрешены
help-unsafe-link = разрешены http, https, mailto, tel и адреса внутри сайта
picture-elsewhere = картинка должна быть файлом сайта
help-picture-elsewhere = положите картинку рядом с текстом и напишите `![…](файл)`

## Themes
template-missing = в теме нет шаблона `{ $template }`
card-svg = шаблон карточки для мессенджеров даёт неправильный SVG: { $message }
card-renderer = библиотека, которая рисует SVG, сломалась на карточке для мессенджеров
card-too-heavy = карточка для мессенджеров не умещается в { $limit } кБ
help-card-too-heavy = уберите из `card.svg` часть градиентов и мелких деталей
page-failed = на этой странице сломалась сама программа: { $message }
help-page-failed = это не ваша ошибка: сообщите тем, кто сопровождает программу, что вы делали, и приложите это сообщение
string-missing = текста интерфейса `{ $key }` нет на { $language }
string-variables = текст интерфейса `{ $key }` на { $language } берёт { $variables }, а на { $other } – { $other-variables }
no-variable = ни одной переменной
string-syntax = это не текст Fluent: { $detail }
string-unknown = нет текста интерфейса `{ $key }`
string-unresolved = текст интерфейса `{ $key }` не составить: { $detail }
help-string-missing = добавьте его в strings/{ $code }.ftl темы или папки content
help-string-variables = берите во всех языках одни и те же переменные

## Texts and languages
raw-html = HTML на страницу не попал: { $html }
help-raw-html = напишите это на Markdown
heading-attribute = заголовок принимает только id (`{"{"}#id{"}"}`); `{ $attribute }` отброшено
page-untranslated = этого текста нет на { $language }
help-page-untranslated = напишите { $file }; до тех пор читатель видит текст на { $language }, с пометкой
text-untranslated = этого текста нет на { $language }
help-text-untranslated = добавьте `{ $code }: …`; до тех пор читатель видит другой язык
translation-outdated = оригинал изменился после того, как сделан этот перевод
help-translation-outdated = обновите перевод, затем запишите `translated_from: { $hash }`

## Totals and days
total-municipalities = заявлено муниципалитетов: { $stated }, а на визиты приглашены { $parts }
total-participants = заявлено участников: { $stated }, а на визиты приглашены { $parts }
total-districts = заявлено районов: { $stated }, а в визитах названы { $parts }
total-visits = заявлено визитов: { $stated }, а записано { $parts }
total-women-and-men = заявлено участников: { $stated }, а женщин и мужчин { $parts }
total-youth = заявлено участников: { $stated }, а молодёжи среди них { $parts }
total-guests = приглашено муниципалитетов: { $stated }, а гостями названы { $parts }
help-total-guests = проверьте оба числа; гостя могли посчитать дважды, а «более» пишется ">20"
help-total-visits = добавьте недостающие записи или исправьте заявленное число
help-total = проверьте оба числа
status-outdated = событие всё ещё `planned`, а его день прошёл ({ $day })
help-status-outdated = поставьте `status:` – `held` (состоялось), `postponed` (перенесено) или `cancelled` (отменено)
results-overdue = прошло { $day }, и уже { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    } нет итогов
help-results-overdue = добавьте `results:`; читателям сказано, что итогов ещё ждут
commitment-overdue = срок был { $day }, и обещание ни выполнено, ни снято
help-commitment-overdue = поставьте `status:` – `done` (выполнено) или `dropped` (не будет), или запишите ход дела под `updates:`

## Language and facts
wrong-language = этот текст, похоже, на { $found }, а должен быть на { $expected }
help-wrong-language = переведите его или отметьте слова другого языка как `[…]{"{"}lang={ $code }{"}"}`
letter-cyrillic = в слове `{ $word }` среди латинских букв стоит кириллическая `{ $letter }` ({ $code })
letter-latin = в слове `{ $word }` среди кириллических букв стоит латинская `{ $letter }` ({ $code })
letter-foreign = в слове `{ $word }` стоит буква `{ $letter }` ({ $code }) из другого алфавита
help-letter = напишите `{ $letter }`, чтобы вышло `{ $word }`; это сделает `aikyn check --fix`
help-letter-unknown = наберите слово заново одним алфавитом
number-mismatch = здесь стоит `{ $figure }`, а в файле на { $language } ({ $file }) этого нет
number-mismatch-beside = здесь стоит `{ $figure }`, а в соседнем тексте на { $language } этого нет
help-number-mismatch = пусть оба говорят одно и то же
weekday-mismatch = { $day } – { $real }, а не { $stated }
help-weekday-mismatch = исправьте число или день недели
weekday-0 = понедельник
weekday-1 = вторник
weekday-2 = среда
weekday-3 = четверг
weekday-4 = пятница
weekday-5 = суббота
weekday-6 = воскресенье
unexplained-abbreviation = `{ $abbreviation }` нет в словаре, и в этом тексте оно не раскрыто
help-unexplained-abbreviation = раскройте его там, где оно стоит впервые, с сокращением в скобках, или добавьте в content/data/glossary.yaml
unbalanced-quote = у кавычки { $mark } нет пары
help-unbalanced-quote = открывайте цитату знаком « и закрывайте знаком »; внутри неё ставьте „ и “
literal-markup = читатель увидит знаки `{ $written }`, а не выделение
help-literal-markup = напишите `{ $works }`
cut-text = текст кончается перед `{ $rest }`: пробел и `#` начинают пометку, которую читатель не видит
help-cut-text = возьмите весь текст в кавычки, а в пометке поставьте после `#` пробел

## Errors in themes
theme-cycle = тема `{ $theme }` через `extends` возвращается к самой себе
theme-no-manifest = в папке `themes/{ $theme }` нет `{ $manifest }`, поэтому её файлы не используются
help-theme-no-manifest = чтобы изменить часть встроенной темы, положите файлы в тему с другим именем и напишите в её `{ $manifest }`: `extends: { $theme }`
template-no-parent = этот шаблон расширяет `{ $parent }`, а такого шаблона нет
template-cycle = этот шаблон { $tag ->
    [include] включает
   *[extends] расширяет
} сам себя
template-cycle-through = этот шаблон { $tag ->
    [include] включает
   *[extends] расширяет
} сам себя через { $through }
help-template-namesake = шаблон другой темы: `{ $namesake }`
component-duplicate = компонент `{ $component }` определён и в `{ $other }`
page-too-large = страница больше { $limit } МБ
help-page-too-large = проверьте, нет ли здесь бесконечного цикла
function-no-page = этот компонент не получает `page`
help-function-no-page = добавьте `@page` к аргументам компонента
function-no-page-path = `page.file` – не путь к файлу
function-not-scalar = `{ $argument }` должно быть текстом или числом, а здесь – `{ $found }`
function-not-integer = `{ $argument }` должно быть текстом или целым числом, а здесь – `{ $found }`
function-date = `{ $value }` – не дата вида 2017-11-21, 2017-11 или 2017
function-count = `{ $value }` – не число вида 20 или >20
function-currency = `{ $code }` – не код валюты по ISO 4217
function-amount = `{ $value }` – не сумма вида 350000 или 350000.50
asset-unknown = в теме нет файла `static/{ $name }`
string-too-deep = здесь слишком много скобок внутри скобок
text-missing-reference = текста `{ $reference }` нет
text-cycle = он ссылается сам на себя
text-unknown-function = функции `{ $function }` нет
text-long-number = число { $number } слишком длинное
text-missing-variable = переменная `{ $variable }` не передана
