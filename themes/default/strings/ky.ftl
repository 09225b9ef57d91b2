# Интерфейстин тексттери. Ар бир текст эки тилде тең болушу керек.

## Бардык барактар
skip = Мазмунуна өтүү
languages = Тилдер
not-translated = которула элек
menu = Негизги меню
trail = Сиз турган жер
home = Башкы бет
pages = Барактар
newer = Жаңыраак
older = Эскирээк
as-of = Маалымат ушул күнгө карата
this-page = Бул барак
feed = Жаңылыктар тасмасы (Atom)
feed-title = { $site }: жаңылыктар
about-project = Долбоор жөнүндө
funder = Каржылаган
implementer = Аткарган
contacts = Байланыш
in-ky = (кыргызча)
in-ru = (орусча)
fallback-notice = Бул текст кыргызчага которула элек. Төмөндө түп нускасы берилди.
outdated-notice = Түп нускасы кийин өзгөртүлгөн, ал эми котормо жаңыртыла элек.
moved-page = Бул барактын дареги өзгөрдү
not-found = Мындай барак жок. Башкы беттен же төмөнкү бөлүмдөрдөн издеп көрүңүз.

## Меню
menu-schedule = Иш-чаралар
menu-results = Жыйынтыктар
menu-commitments = Убадалар
menu-press = Жаңылыктар
menu-municipalities = Муниципалитеттер
menu-documents = Документтер
menu-glossary = Сөздүк
menu-people = Адамдар
menu-data = Ачык маалымат

## Аталыштар
title-press = Жаңылыктар
title-press-page = Жаңылыктар, { $number }-барак
title-schedule = Иш-чаралардын графиги
title-schedule-year = { $year }-жыл
title-results = Жыйынтыктар
title-commitments = Убадалар жана алардын аткарылышы
title-municipalities = Муниципалитеттер
title-glossary = Сөздүк
title-people = Адамдар
title-documents = Документтер
title-data = Ачык маалымат
title-not-found = Барак табылган жок
title-root = Тилди тандаңыз

## Кыскача мазмун (издөө тутумдары жана билдирүүлөр үчүн)
description-press = Долбоордун жаңылыктары жана пресс-релиздери.
description-schedule = Иш-чаралар качан жана кайда өтөт, кимдер келе алат, кайсынысы жылды же болбой калды.
description-results = Чогулуштарда эмне чечилди, канча адам катышты, кайсы жыйынтыктар күтүлүүдө.
description-commitments = Ким эмнени убада кылды, качанга чейин жана эмне аткарылды.
description-municipalities = Айыл аймактары жана шаарлар: иш-чаралар, жыйынтыктар, убадалар.
description-municipality = { $name }: иш-чаралар, жыйынтыктар, убадалар жана байланыш.
description-district = { $name }: муниципалитеттер жана иш-чаралар.
description-programme = { $title }: күндөрү, орду, катышуучулары.
description-visit = { $date }, { $place }: күнү, орду, кимдер келе алат, эмне чечилди.
description-glossary = Кыскартуулар жана сөздөр жөнөкөй тилде түшүндүрүлөт.
description-people = Кимге кайрылса болот: аты, кызматы, телефону.
description-documents = Жүктөп ала турган документтер.
description-data = Бул сайттагы маалыматты таблица катары жүктөп алып, эркин колдонсо болот.

## Иш-чаралар
# native speaker: «тажрыйба алмашуу сапары» is the term of the press release.
visit-title-visit = Тажрыйба алмашуу сапары: { $host }
visit-title-gathering = Айылдык чогулуш: { $host }
visit-title-hearing = Коомдук угуу: { $host }
visit-title-training = Окутуу: { $host }
visit-title-meeting = Жолугушуу: { $host }
visit-title-online-visit = Онлайн тажрыйба алмашуу
visit-title-online-gathering = Онлайн чогулуш
visit-title-online-hearing = Онлайн коомдук угуу
visit-title-online-training = Онлайн окутуу
visit-title-online-meeting = Онлайн жолугушуу
upcoming = Алдыдагы иш-чаралар
nothing-upcoming = Азырынча жарыяланган иш-чара жок.
past-events = Өткөн иш-чаралар
guest-at = Конок катары чакырылган иш-чаралар
when = Качан
where = Кайда
what = Эмне
status = Абалы
online = Онлайн
calendar-title = { $site }: иш-чаралар
calendar-title-place = { $site }: { $place }
calendar-file = Календарга кошуу (файл)
calendar-subscribe = Файл телефондун календарында ачылат. Өзгөрүүлөр өзү келип турсун десеңиз, календарь программасында «жазылуу» деген жерге бул даректи коюңуз (жаңыруу бир күнгө чейин созулушу мүмкүн):
moved-from = Мурунку күнү:
status-planned = Пландалган
status-held = Өттү
status-postponed = Жылдырылды
status-cancelled = Болбой калды
status-unconfirmed = Жарыяланган
unconfirmed-notice = Бул иш-чара жарыяланган. Өткөнү же өтпөгөнү бул сайтта жазыла элек.
open-to = Кимдер келе алат
programme = Программа
programmes = Программалар
invited = Кимдер чакырылган
participants = Катышуучулар
districts = Райондор
organizations = Уюмдар
agenda = Күн тартиби
documents = Документтер
sources = Булактар
start = Башталышы
end = Аягы
visits = Сапарлар

## Жыйынтыктар
newest-results = Соңку жыйынтыктар
no-results-yet = Жыйынтыктар иш-чарадан кийин ушул жерге жазылат.
results-owed = Жыйынтыктар дагы жарыялана элек: иш-чара өткөнүнө { $days } күн болду.
owed = Жыйынтыгы күтүлгөн иш-чаралар
events-with-results = Жыйынтыгы жарыяланган иш-чаралар
participants-all = Бардык катышуучулар
told-by = { $events } иш-чара боюнча
women = Аялдар
men = Эркектер
youth = Жаштар
municipalities-came = Катышкан муниципалитеттер
published = Жарыяланган күнү
money-decided = Бөлүнгөн каражат
priorities = Элдин артыкчылыктуу муктаждыктары
priority = Муктаждык
votes = Добуш
decision = Чечим
adopted = Кабыл алынды
not-adopted = Кабыл алынган жок
amount = Сумма
own-contribution = Тургундардын салымы
decisions = Чечимдер
questions = Суроолор жана жооптор
no-answer = Жооп жазыла элек.

## Убадалар
promise = Убада
promises = Убадалар
open-promises = Аткарыла турган убадалар
responsible = Жооптуу
due = Мөөнөтү
promised-at = Убада берилген жер
evidence = Далили
commitment-promised = Убада кылынган
commitment-in-progress = Аткарылууда
commitment-done = Аткарылды
commitment-dropped = Аткарылбайт
commitment-overdue = Мөөнөтү өттү
group-overdue = Мөөнөтү өткөн
group-promised = Убада кылынган
group-in-progress = Аткарылууда
group-done = Аткарылган
group-dropped = Аткарылбай турган

## Жерлер
municipality-rural = { $name } айыл аймагы
municipality-town = { $name } шаары
district-name = { $name } району
district = Району
total = Бардыгы
partner = Долбоордун өнөктөшү
partners = Өнөктөш муниципалитеттер
takes-part = Катышуусу
population = Калкы
other-spellings = Башкача жазылышы
code = Коду
coordinates = Картадагы орду
valid-from = Түзүлгөн
valid-to = Жоюлган
successor = Кайсынысына кошулган
no-municipalities = Бул райондун муниципалитеттери бул сайтта жазыла элек.

## Жаңылыктар
corrections = Түзөтүүлөр
photo = Сүрөт
events-of-release = Бул жаңылыктагы иш-чаралар
other-releases = Башка жаңылыктар
alert-note = Эскертүү
alert-tip = Кеңеш
alert-important = Маанилүү
alert-warning = Этият болуңуз
alert-caution = Коркунуч
see = кара

## Документтер жана маалымат
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ
data-forms = CSV таблица программаларында ачылат, JSON программисттер үчүн. Колдонгондо булагын көрсөтүңүз.
data-visits = Иш-чаралар
data-results = Иш-чаралардын жыйынтыктары
data-commitments = Убадалар
data-municipalities = Муниципалитеттер
data-districts = Райондор
data-press = Жаңылыктар
data-other = Башка файлдар
data-places = Жерлердин координаталары (GeoJSON)
data-package = Бардык файлдардын программалар үчүн сыпаттамасы (Data Package)
rows = Жазуулар: { $rows }
columns = Тилкелер
