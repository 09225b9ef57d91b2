# Программанын айткандары. Ар бир текст үч тилде тең, ошол эле өзгөрмөлөр менен турат.
# native speaker: please read this file as a whole.

## What a run comes to
error = ката
warning = эскертүү
help-word = кеңеш
errors = { $count } ката
warnings = { $count } эскертүү
verdict = { $errors }, { $warnings }
nothing-written = эч нерсе жазылган жок: { $verdict }
built = { $folder } папкасында { $files } файл: { $written } жазылды, { $unchanged } өзгөргөн жок, { $removed } өчүрүлдү; { $warnings }
waiting-pictures = сүрөттөр даярдалууда: { $all } ичинен { $done }
no-folder = { $folder } деген папка жок
unreadable = { $folder } окулбайт: { $reason }
unwritable = { $file } жазылбайт: { $reason }
bad-epoch = SOURCE_DATE_EPOCH секунддардын саны эмес

## What the system answers
system-not-found = мындай файл же папка жок
system-no-right = буга укугуңуз жок
system-read-only = диск окуу үчүн гана
system-full = дискте орун калган жок
system-not-a-folder = жолдун бир бөлүгү папка эмес
system-a-folder = бул – папка
system-exists = ал мурунтан бар
system-name = аты өтө узун же дискке жазылбай турган белгиси бар
system-no-address = бул компьютерде мындай дарек жок

## Publishing
publish-refused = { $folder } папкасына жазылган жок: { $reason }
publish-locked = { $folder } папкасына башка иш жазып жатат; ал бүткөндө кайра аракет кылыңыз
publish-changed = { $file } бул арада өзгөрдү жана ошол бойдон калды; кайра аракет кылыңыз
refused-disk-root = ал – дисктин тамыры
refused-home = ал – колдонуучунун үй папкасы
refused-around-site = анын ичинде сайттын өз булактары бар
refused-sources = `{ $name }` ичинде сайттын булактары бар
refused-link = ал – символдук шилтеме; папканын өзүн атаңыз
refused-not-a-folder = ал – файл
refused-foreign = анда Aikyn жазбаган файлдар бар; башка папка тандаңыз же --force кошуңуз
refused-link-inside = анын ичиндеги `{ $name }` папкасы – символдук шилтеме; аны алып салыңыз
refused-foreign-file = анын ичиндеги `{ $name }` файлын Aikyn жазган эмес; аны жылдырыңыз же алмаштыруу үчүн --force кошуңуз

## check --fix
fix-nothing = оңдой турган эч нерсе жок
fix-mended = { $count } файл оңдолду
fix-declined = эч нерсе жазылган жок
fix-not-asked = эч нерсе жазылган жок: сурай турган киши жок; --yes сурабай оңдойт
fix-question = муну { $count } файлга жазайынбы? (ооба/жок)

## status
status-texts = Котормолор
translation-source = түп нуска
translation-current = жаңы
translation-outdated-state = эскирген
translation-unrecorded = жазылган эмес
translation-missing = жок
status-records = Бир тили жетпеген жазуулар
status-owed = Күтүлгөн жыйынтыктар
owed-line = { $place } { $id }: { $days } күн
status-due = Убадалар
due-line = { $place } { $id }: мөөнөтү { $day }
overdue-mark = мөөнөтү өттү
status-nothing = эч нерсе
marked = { $file }: translated_from { $hash }
marked-already = { $file } ансыз да жаңы
mark-not-text = { $file } бул сайттын пресс-релизи да, барагы да эмес
mark-source = { $file } – башкалар которулган түп нуска, ага жаза турган нерсе жок
mark-alone = { $file } файлынын башка тилдеги жубу жок
mark-failed = { $file } башындагы маалыматты коопсуз өзгөртүүгө болбойт; `translated_from: { $hash }` деп өзүңүз кошуңуз

## new and init
wrote = { $file } жазылды
exists = { $file } мурунтан бар, эч нерсе өзгөргөн жок
no-slug = « { $title } » деген аттан дарек чыкпайт: тамгалуу аталыш же a–z, 0–9 жана дефистен турган ат жазыңыз
id-taken = `{ $id }` коду мурунтан бар
no-host = адегенде content/data/municipalities.yaml файлына муниципалитет жазыңыз: иш-чаранын өтө турган жери керек
site-broken = адегенде content/site.yaml файлын оңдоо керек: { $verdict }
init-not-empty = { $folder } бош эмес, эч нерсе өзгөргөн жок
init-done = { $folder } папкасында сайт даяр. Аны көрүү үчүн: aikyn --root { $folder } serve
new-press-title = аталышы, бир сапта
new-press-date = жарыяланган күнү: 2017-11-16; эки тилге орток маалымат бир файлда эле турса болот
new-press-place = пресс-релиз жазылган жер; колдонуш үчүн # белгисин алып салыңыз
new-press-summary = тизмелер жана мессенджерлер үчүн бир-эки сүйлөм
new-press-visits = visits.yaml файлындагы коддор
new-draft = жарыялаш үчүн бул сапты өчүрүңүз
new-page-menu = сан коюлса, барак менюга кирет
new-visit-date = же 2018-05, же 2018, же {"{"}from: 2018-05-15, to: 2018-05-16{"}"}
new-visit-host = municipalities.yaml файлындагы код
new-visit-kind = visit (сапар), gathering (чогулуш), hearing (угуу), training (окутуу) же meeting (жолугушуу)
new-visit-optional = билгениңиздин алдындагы # белгисин алып салыңыз
new-press-name = Жаңы пресс-релиз
new-page-name = Жаңы барак
append-failed = { $file } файлына коопсуз кошууга болбойт; жазууну өзүңүз кошуңуз
init-site = Бүт сайт жөнүндө. Бардык ачкычтар: Aikyn программасынын docs/content.md файлы
init-base-url = сайт тура турган дарек
init-project = сайтты ким жүргүзөт
init-people = Кимге чалса болот; телефон боштуксуз жазылат
init-places = Муниципалитеттер; код даректин бөлүгү болгондуктан эч качан өзгөрбөйт
init-visits = Иш-чаралар, ар бири бир жазуу
init-held = күнү өткөндөн кийин: status: held жана results:
init-glossary = Баракта биринчи жолу колдонулганда түшүндүрүлө турган сөздөр жана кыскартуулар

## The command line
about = Коомдук долбоорлордун ачыктык сайттарын кыргызча жана орусча түзүүчү программа
heading-usage = Колдонуу:
value-kind = ТҮРҮ
value-command = БУЙРУК
heading-commands = Буйруктар
heading-options = Тандоолор
heading-arguments = Берилүүчү маалымат
default-value = [демейде: { $value }]
possible-values = [булардын бири: { $values }]
man-name = АТЫ
man-synopsis = КОЛДОНУУ
value-options = ТАНДООЛОР
value-dir = ПАПКА
value-when = КАЧАН
value-url = ДАРЕК
value-format = ТҮР
value-address = ДАРЕК
value-port = ПОРТ
value-file = ФАЙЛ
value-day = КҮН
value-slug = АТ
value-id = КОД
value-rule = ЭРЕЖЕ
value-shell = КАБЫК
command-build = Баарын текшерип, сайтты жазуу
command-check = Баарын текшерүү, эч нерсе жазбоо
command-serve = Жазып жатканда сайтты жана каталарды баракта көрсөтүү
command-status = Кайсы котормо, жыйынтык, убада күтүлүп жатканын айтуу
command-new = Пресс-релиз, барак же иш-чара баштоо
command-press = Пресс-релиз, ар бир тилге бирден файл
command-page = Барак, ар бир тилге бирден файл
command-visit = Иш-чаранын жазуусу
command-init = Жаңы сайт баштоо
command-explain = Эрежени мисал жана чарасы менен түшүндүрүү
command-schema = Жазуулардын JSON Schema сыпаттамасын чыгаруу (редакторлор үчүн)
command-completions = Буйрук сабы үчүн толуктоолорду чыгаруу
command-man = Колдонмо барагын чыгаруу
arg-root = `content` жана `themes` турган папка
arg-lang = Билдирүүлөрдүн тили: ky, ru же en (демейде системаныкы)
arg-color = Түстөрдү качан колдонуу: auto, always же never
arg-quiet = Каталарды гана айтуу
arg-verbose = Ар бир бөлүк канча убакыт алганын да айтуу
arg-help = Жардам чыгаруу
arg-version = Версиясын чыгаруу
arg-output-dir = Сайт жазыла турган папка (демейде content жанындагы public)
arg-base-url = content/site.yaml файлындагы даректин ордуна сайт тура турган дарек
arg-drafts = Долбоор текстти да чыгаруу
arg-future = `publish_at` убактысы келе электерди да чыгаруу
arg-portable = Шилтемелерди index.html менен жазуу, флешка же zip үчүн
arg-force = Башка файлдар бар папкага да жазуу
arg-strict = Эскертүүлөрдү ката деп эсептөө
arg-now = Эмне өткөнүн чече турган күн, мисалы 2017-11-16 (демейде SOURCE_DATE_EPOCH же бүгүн)
arg-format = Жооптун түрү: { $values }
arg-interface = Сервер угуп тура турган дарек
arg-port = Порту (демейде 1111 же андан кийинки бошу)
arg-open = Сайтты браузерде ачуу
arg-poll = Өзгөрүүнү секунд сайын карап туруу, тармактагы папкалар үчүн
arg-mark-current = Бул котормо түп нусканын азыркы түрүнөн жасалганын жазып коюу
arg-slug = Аталышы же даректеги аты
arg-id = Иш-чаранын коду же аталышы
arg-dir = Жаңы сайттын папкасы
arg-rule = Эреженин аты, билдирүүдө чарчы кашаада турат (ансыз бардык эрежелердин тизмеси)
arg-kind = Түрү: { $values } (демейде баары)
arg-shell = Буйрук кабыгы
arg-fix = Коопсуз оңдоого боло тургандарды көрсөтүп туруп оңдоо
arg-yes = Сурабай оңдоо

## Mistakes in what was typed
usage-unknown-argument = { $arg } деген тандоо жок
usage-unknown-command = { $command } деген буйрук жок
usage-invalid-value = { $arg } `{ $value }` боло албайт
usage-bad-value = { $arg } `{ $value }` боло албайт: { $reason }
usage-no-value = { $arg } маанини талап кылат
usage-no-value-taken = { $arg } маани албайт
usage-missing = { $arg } жок
usage-missing-command = буйрук жок
usage-conflict = { $arg } менен { $other } чогуу колдонулбайт
usage-twice = { $arg } эки жолу турат
usage-other = муну түшүнүү мүмкүн болбоду
usage-meant = балким, { $nearest }?
usage-values = мүмкүн болгон маанилер: { $values }
usage-more = кененирээк: { $command } --help
write-day = күндү 2017-11-16 сыяктуу жазыңыз
write-url = аны https://example.kg/ сыяктуу толук жазыңыз
