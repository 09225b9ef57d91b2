# Что говорит программа. Каждый текст есть на всех трёх языках, с теми же переменными.

## What a run comes to
error = ошибка
warning = предупреждение
help-word = совет
errors = { $count ->
        [one] { $count } ошибка
        [few] { $count } ошибки
       *[other] { $count } ошибок
    }
warnings = { $count ->
        [one] { $count } предупреждение
        [few] { $count } предупреждения
       *[other] { $count } предупреждений
    }
verdict = { $errors }, { $warnings }
program-failed = сломалась сама программа, вашей ошибки в этом нет; этот запуск ничего не опубликовал. Сообщите тем, кто её сопровождает (README.md, SECURITY.md), что вы делали, и приложите строки выше
nothing-written = ничего не записано: { $verdict }
built = файлов в { $folder }: { $files }; записано { $written }, без изменений { $unchanged }, удалено { $removed }; { $warnings }
waiting-pictures = готовятся картинки: { $done } из { $all }
waiting-cards = рисуются картинки для мессенджеров: { $done } из { $all }
no-folder = нет папки { $folder }
unreadable = { $folder } не читается: { $reason }
unwritable = { $file } не записать: { $reason }
bad-epoch = SOURCE_DATE_EPOCH – не время: нужны секунды с 1970 года, например 1510790400

## What the system answers
system-not-found = такого файла или папки нет
system-no-right = у вас нет на это прав
system-read-only = диск доступен только для чтения
system-full = на диске нет места
system-not-a-folder = часть пути – не папка
system-a-folder = это папка
system-exists = он уже есть
system-name = имя слишком длинное или в нём знаки, которых диск не принимает
system-no-address = у этого компьютера нет такого адреса

## Publishing
publish-refused = в { $folder } ничего не записано: { $reason }
publish-locked = в { $folder } сейчас пишет другой запуск; повторите, когда он закончится
publish-full = { $file } не записать: на диске нет места, нужно ещё около { $megabytes } МБ
publish-leftover = папку { $folder } от прошлой сборки не удаётся удалить: { $reason }; удалите её и соберите сайт снова
old-tree-left = предупреждение: новый сайт опубликован, но папку старого { $folder } не удаётся удалить: { $reason }; следующая сборка попробует ещё раз
publish-changed = { $file } за это время изменился и оставлен как есть; повторите
refused-disk-root = это корень диска
refused-home = это домашняя папка
refused-around-site = в ней лежат исходные файлы самого сайта
refused-sources = в `{ $name }` лежат исходные файлы сайта
refused-memory = в `{ $name }` Aikyn хранит то, что помнит; выберите другую папку
refused-link = это символическая ссылка; назовите саму папку
refused-not-a-folder = это файл
refused-foreign = в ней файлы, которые записал не Aikyn; выберите другую папку или добавьте --force
refused-link-inside = папка `{ $name }` в ней – символическая ссылка; уберите её
refused-foreign-file = файл `{ $name }` в ней записал не Aikyn; уберите его или добавьте --force, чтобы заменить
refused-in-the-way = `{ $name }` в ней стоит на пути, а записал его не Aikyn; уберите его

## check --fix
fix-nothing = исправлять нечего
fix-mended = { $count ->
        [one] исправлен { $count } файл
        [few] исправлено { $count } файла
       *[other] исправлено { $count } файлов
    }
fix-declined = ничего не записано
fix-not-asked = ничего не записано: спросить некого; --yes исправляет без вопроса
fix-question = { $count ->
        [one] записать это в { $count } файл? (да/нет)
        [few] записать это в { $count } файла? (да/нет)
       *[other] записать это в { $count } файлов? (да/нет)
    }

## status
status-texts = Переводы
translation-source = оригинал
translation-current = актуален
translation-outdated-state = устарел
translation-unrecorded = не отмечено, с какого оригинала
translation-missing = нет
status-records = Записи, где нет одного языка
status-owed = Итоги, которых ждут
owed-line = { $place } { $id }: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
unconfirmed-line = { $place } { $id }: { $days ->
        [one] прошёл { $days } день, не записано, состоялось ли
        [few] прошло { $days } дня, не записано, состоялось ли
       *[other] прошло { $days } дней, не записано, состоялось ли
    }
status-unpublished = Не опубликовано
unpublished-draft = черновик
unpublished-future = появится { $time }
unpublished-expired = снято { $time }
status-due = Обещания
due-line = { $place } { $id }: срок { $day }
overdue-mark = просрочено
status-nothing = ничего
marked = { $file }: translated_from { $hash }
marked-already = { $file }: перевод и так актуален
mark-not-text = { $file } – не пресс-релиз и не страница этого сайта
mark-source = { $file } – оригинал, с которого переводят, отмечать нечего
mark-alone = у { $file } нет текста на другом языке
mark-failed = сведения в начале { $file } нельзя безопасно изменить; добавьте `translated_from: { $hash }` сами

## new and init
wrote = записан { $file }
added = добавлено в { $file }
leads-outside = путь к { $file } ведёт по символической ссылке за пределы папки сайта; ничего не изменено
exists = { $file } уже есть, ничего не изменено
no-slug = из «{ $title }» не выходит адреса: напишите название с буквами или имя из a–z, 0–9 и дефисов
id-taken = код `{ $id }` уже занят
site-broken = сначала исправьте content/site.yaml: { $verdict }
start-question = Здесь ещё нет сайта. Создать его в этой папке? [д/Н]
start-empty = Aikyn: эта папка пуста. Чтобы создать здесь сайт, выполните: aikyn init .
start-elsewhere = Aikyn: в этой папке нет сайта. Откройте папку, где лежит `content`, и запустите aikyn там или создайте сайт: aikyn init my-site. Все команды: aikyn --help
init-not-empty = папка { $folder } не пуста, ничего не изменено
guide-title = Руководство Aikyn
init-done = Сайт создан в папке { $folder }. Посмотреть на него: aikyn --root { $folder } serve
new-press-title = заголовок, в одну строку
new-press-date = день публикации: 2017-11-16; общее для двух языков может стоять в одном файле
new-press-place = где написан пресс-релиз; чтобы включить строку, уберите #
new-press-summary = одно-два предложения для списков и мессенджеров
new-press-visits = коды из visits.yaml
new-draft = чтобы опубликовать, удалите эту строку
new-page-menu = число ставит страницу в меню
new-visit-date = или 2018-05, или 2018, или {"{"}from: 2018-05-15, to: 2018-05-16{"}"}
new-visit-host = код из municipalities.yaml
new-visit-kind = visit (визит), gathering (сход), hearing (слушания), training (обучение) или meeting (встреча)
new-visit-optional = уберите # у того, что известно
new-press-name = Новый пресс-релиз
new-page-name = Новая страница
append-failed = в { $file } нельзя безопасно добавить; впишите запись сами
new-form-start = Ответьте на каждый вопрос или нажмите Enter, чтобы пропустить его. Введите ?, чтобы узнать, что писать.
new-form-needed =   это нужно: без этого `check` сообщит об ошибке. Чтобы пропустить, нажмите Enter ещё раз.
new-form-item = { $label }, { $number }
new-form-more = … и ещё { $count }: введите часть названия
new-form-several = подходит несколько записей: { $ids }; укажите код
new-form-nothing = Ответов нет, поэтому ничего не записано.
new-form-missing = нужно указать: { $options }
new-option-wrong = { $option }: { $message }
init-site = Сайт в целом. Все ключи: docs/content.md программы Aikyn
init-base-url = адрес, где будет стоять сайт
init-project = кто стоит за сайтом
init-people = Кому звонить; телефон пишется без пробелов
init-map = границы, которые карта показывает вокруг мест; у места должен быть `point`
init-places = Муниципалитеты; код никогда не меняется, ведь он часть адреса
init-visits = События, по записи на каждое
init-held = когда день прошёл: status: held и results:
init-glossary = Слова и сокращения, которые объясняются при первом употреблении на странице
init-example = Выдуманный проект, который показывает всё. Все ключи: docs/content.md программы Aikyn
init-example-address = в примере остаётся адрес-пример
init-example-overdue = пример показывает просроченное обещание

## The command line
about = Создаёт сайты открытых общественных проектов на кыргызском и русском
heading-usage = Как вызвать:
value-kind = ВИД
value-command = КОМАНДА
heading-commands = Команды
heading-options = Параметры
heading-arguments = Что указать
default-value = [по умолчанию: { $value }]
possible-values = [одно из: { $values }]
man-name = НАЗВАНИЕ
man-synopsis = КАК ВЫЗВАТЬ
value-options = ПАРАМЕТРЫ
value-dir = ПАПКА
value-when = КОГДА
value-url = АДРЕС
value-format = ВИД
value-address = АДРЕС
value-port = ПОРТ
value-file = ФАЙЛ
value-host = ХОСТИНГ
value-day = ДЕНЬ
value-language = ЯЗЫК
value-slug = ИМЯ
value-id = КОД
value-name = НАЗВАНИЕ
value-text = ТЕКСТ
value-rule = ПРАВИЛО
value-shell = ОБОЛОЧКА
command-build = Проверить всё и записать сайт
command-check = Проверить всё и ничего не писать
command-serve = Показывать сайт, пока вы пишете, и ошибки прямо на странице
command-status = Показать, каких переводов, итогов и обещаний не хватает
command-new = Начать пресс-релиз, страницу или запись
command-press = Пресс-релиз, по файлу на каждый язык
command-page = Страница, по файлу на каждый язык
command-visit = Запись о событии
command-organization = Запись об организации
command-person = Запись о человеке
command-district = Запись о районе
command-municipality = Запись о муниципалитете
command-programme = Запись о программе
command-promise = Запись об обещании
command-term = Слово словаря
command-document = Запись о документе
command-results = Итоги события
command-init = Начать новый сайт
command-host = Записать файлы, которые нужны хостингу: сборка, заголовки, страницы для неизвестных адресов
command-publish = Проверить и собрать сайт и опубликовать его вашей командой
command-import = Сделать релиз из файла Word
command-explain = Объяснить правило с примером и тем, как исправить
command-guide = Открыть руководство для авторов в браузере
command-schema = Вывести JSON Schema вида записей, для текстовых редакторов
command-completions = Вывести подсказки для командной строки
command-man = Вывести страницу руководства
arg-root = Папка, где лежат `content` и `themes`
arg-lang = Язык сообщений: ky, ru или en (по умолчанию – системы)
arg-color = Когда использовать цвета: auto, always или never
arg-quiet = Говорить только об ошибках
arg-verbose = Говорить и о том, сколько заняла каждая часть
arg-help = Вывести справку
arg-version = Вывести версию
arg-output-dir = Папка, куда записать сайт (по умолчанию public рядом с content)
arg-base-url = Адрес, где будет стоять сайт, вместо того, что в content/site.yaml
arg-drafts = Публиковать и черновики
arg-future = Публиковать и то, чьё `publish_at` ещё впереди
arg-portable = Писать ссылки с index.html, для флешки или zip
arg-force = Писать и в папку, где есть чужие файлы
arg-strict = Считать предупреждения ошибками
arg-now = День, который решает, что уже прошло, как 2017-11-16 (по умолчанию SOURCE_DATE_EPOCH или сегодня)
arg-format = Вид ответа: { $values }
arg-interface = Адрес, на котором слушать
arg-port = Порт (по умолчанию 1111 или следующий свободный)
arg-open = Открыть сайт в браузере
arg-folder = Записать страницы руководства в эту папку и не открывать их
arg-poll = Искать изменения раз в секунду, для сетевых папок
arg-read-only = Без редактора: предпросмотр не меняет файлы
arg-mark-current = Отметить, что этот перевод сделан с нынешнего оригинала
arg-docx = Файлы Word (.docx) или папки с ними
arg-language = Язык текста: ky или ru (иначе – по его буквам)
arg-slug = Название или имя для адреса
arg-id = Код события или его название
arg-name = Имя или название (из него получится код), или сам код
arg-ask = Задавать вопросы, даже если ввод не из терминала
arg-dir = Папка нового сайта
arg-example = Записать полный пример: выдуманный проект с событиями, итогами, обещаниями и картинками
arg-host = Где будет сайт: { $values }
arg-zip = Записать готовый сайт ещё и в этот файл zip, чтобы загрузить его на хостинг
arg-rule = Название правила, как в квадратных скобках сообщения (без него – список всех правил)
arg-kind = Вид: { $values } (по умолчанию все)
arg-shell = Оболочка
arg-fix = Исправить то, что можно безопасно, сначала показав
arg-yes = Сделать это без вопроса

## Mistakes in what was typed
usage-unknown-argument = нет параметра { $arg }
usage-word-too-many = слово { $arg } лишнее; название из нескольких слов возьмите в кавычки
usage-text-too-many = `{ $arg }` лишнее: здесь пишется одно название
usage-unknown-command = нет команды { $command }
usage-invalid-value = { $arg } не может быть `{ $value }`
usage-bad-value = { $arg } не может быть `{ $value }`: { $reason }
usage-no-value = у { $arg } должно быть значение
usage-no-value-taken = у { $arg } значения не бывает
usage-missing = не хватает { $arg }
usage-missing-command = не названа команда
usage-conflict = { $arg } и { $other } вместе не используются
usage-twice = { $arg } указан дважды
usage-other = это не удалось понять
usage-meant = может быть, { $nearest }?
usage-values = возможные значения: { $values }
usage-more = подробнее: { $command } --help
write-day = пишите день как 2017-11-16
write-url = пишите целиком, как https://example.kg/

## import
import-unreadable = не удаётся прочитать { $file }: { $reason }
import-not-word = { $file } – не файл Word (.docx)
import-no-bytes = { $file } пустой (0 байт): скопируйте или скачайте его заново
import-cut = { $file } обрезан, конца файла нет: скопируйте или скачайте его заново
import-damaged = { $file } повреждён: откройте его в Word или LibreOffice и сохраните заново
import-old = { $file } – файл старого Word (.doc): откройте его в Word или LibreOffice и сохраните как .docx
import-password = { $file } закрыт паролем: откройте его в Word, снимите пароль и сохраните
import-other-format = { $file } – файл { $format }, а не Word (.docx): откройте его в Word или LibreOffice и сохраните как .docx
import-lock = { $file } – не документ: программа держит этот файл, пока документ открыт; возьмите сам документ, его имя не начинается с ~$
import-no-files = файлов Word (.docx) нет: { $file }
import-one-slug = --slug – имя одного релиза, а файлов несколько: возьмите их по одному
import-large = { $file } слишком большой: он распаковывается во что-то большее, чем релиз; из него ничего не взято
import-broken = { $file } повреждён ({ $part }): откройте его в Word или LibreOffice и сохраните заново
import-empty = в { $file } нет слов
import-inserted = { $count ->
        [one] принята { $count } вставка из исправлений Word
        [few] приняты { $count } вставки из исправлений Word
       *[other] принято { $count } вставок из исправлений Word
    }
import-left-deleted = не взято удалённое в исправлениях Word ({ $count }): { $texts }
import-left-hidden = не взят текст, скрытый в Word ({ $count }): { $texts }
import-left-header = не взяты колонтитулы ({ $count }): { $texts }
import-left-comment = не взяты примечания ({ $count }): { $texts }
import-left-prompt = не взяты подсказки незаполненных полей ({ $count }): { $texts }
import-left-contents = не взято оглавление: { $texts }
import-left-field-code = не взят текст внутри кодов полей: { $texts }
import-left-covered-cell = не взят текст ячеек, закрытых объединёнными ячейками ({ $count }): { $texts }
import-left-chart = не взяты диаграммы, добавьте их рисунком или таблицей ({ $count }): { $texts }
import-left-embedded = не взяты файлы, вложенные в файл Word ({ $count }): { $texts }
import-left-label = не взята строка над заголовком: { $texts }
import-left-unused-note = не взяты сноски, на которые ничто не ссылается ({ $count }): { $texts }
import-left-struck-title = не взяты зачёркнутые слова заголовка: { $texts }
import-left-link-target = не взяты адреса ссылок, которые не работают в интернете ({ $count }): { $texts }
import-picture = рисунок { $name } не взят: браузеры такой вид не показывают, сохраните его как JPEG или PNG
import-picture-outside = рисунка { $name } в файле Word нет, там только ссылка: добавьте его сами
import-picture-uncropped = рисунок { $name } не взят: в Word он обрезан или повёрнут, а изменить его не удаётся; сохраните его как JPEG или PNG
import-picture-tilted = рисунок { $name } в Word наклонён, а здесь стоит прямо
import-picture-shaped = рисунок { $name } в Word обрезан по фигуре, а здесь взят целиком: проверьте, можно ли показывать его углы
import-alt = скажите в квадратных скобках перед { $name }, что на снимке
import-diagram = схема стала списком, проверьте порядок: { $text }
import-symbol = не взят знак, которого нет в Юникоде: { $name }
import-raised = приподнятый или опущенный текст стоит на строке, проверьте: { $text }
import-formula = не взята формула: { $text }
import-nested-table = таблица внутри таблицы стала текстом ячейки, проверьте: { $text }
import-title-note = сноска заголовка стала последним абзацем: { $text }
import-capitals = заголовок был прописными буквами: проверьте, с прописной ли буквы имена
import-title = неясно, какая строка – заголовок: проверьте title
import-date = день с годом не найден: в date стоит сегодняшний
import-dateline = место и день взяты из этой строки, в тексте её больше нет: { $text }
import-date-line = день взят из этой строки, она осталась в тексте: { $text }
import-line = в этой строке есть место или день и что-то ещё, она осталась в тексте: { $text }
import-other-date = в тексте день { $date }, а у релиза другой: проверьте date
import-person = абзац с контактами стал строкой people: [{ $person }], карточка будет на странице: { $text }
import-contacts = контакты остались в тексте: в people.yaml таких нет
import-two-languages = текст на двух языках стал двумя файлами, проверьте, где начинается второй: { $text }
import-other-language = часть текста, возможно, на другом языке, она осталась в этом файле: { $text }
import-shared = день и всё общее для двух языков – в { $file }
import-draft = Релиз – черновик. Прочтите его, напишите summary и уберите строку draft: true.
