# Тексты интерфейса. Каждый текст должен быть на обоих языках.

## Все страницы
skip = К содержанию
languages = Языки
not-translated = ещё не переведено
menu = Главное меню
trail = Вы здесь
home = Главная
pages = Страницы
newer = Новее
older = Раньше
as-of = Данные на
this-page = Эта страница
feed = Лента новостей (Atom)
feed-title = { $site }: новости
about-project = О проекте
funder = Финансирует
implementer = Выполняет
contacts = Контакты
whom-to-call = Кому звонить
share = Передать дальше
so-many-of = { $part } из { $whole }
in-ky = (на кыргызском)
in-ru = (на русском)
fallback-notice = Этот текст ещё не переведён на русский. Ниже он дан на языке оригинала.
outdated-notice = Оригинал изменился после того, как был сделан этот перевод.
moved-page = Адрес этой страницы изменился
not-found = Такой страницы нет. Поищите на главной или в разделах ниже.

## Меню
menu-schedule = События
menu-results = Итоги
menu-commitments = Обещания
menu-press = Новости
menu-municipalities = Муниципалитеты
menu-documents = Документы
menu-glossary = Словарь
menu-people = Люди
menu-data = Открытые данные

## Заголовки
title-press = Новости
title-press-page = Новости, страница { $number }
title-schedule = График событий
title-schedule-year = { $year } год
title-results = Итоги
title-commitments = Обещания и их выполнение
title-municipalities = Муниципалитеты
title-glossary = Словарь
title-people = Люди
title-documents = Документы
title-data = Открытые данные
title-not-found = Страница не найдена
title-root = Выберите язык

## Кратко (для поисковых систем и мессенджеров)
description-press = Новости и пресс-релизы проекта.
description-schedule = Когда и где пройдут события, кто может прийти, что перенесено или отменено.
description-results = Что решили на сходах, сколько людей участвовало, каких итогов ещё ждут.
description-commitments = Кто что обещал, к какому сроку и что выполнено.
description-municipalities = Айылные аймаки и города: события, итоги, обещания.
description-municipality = { $name }: события, итоги, обещания и контакты.
description-district = { $name }: муниципалитеты и события.
description-programme = { $title }: дни, места, участники.
description-visit = { $date }, { $place }: день, место, кто может прийти, что решили.
description-glossary = Сокращения и слова объясняются простым языком.
description-people = К кому обратиться: имя, должность, телефон.
description-documents = Документы, которые можно скачать.
description-data = Данные этого сайта можно скачать таблицами.

## События
visit-title-visit = Обменный визит: { $host }
visit-title-gathering = Сельский сход: { $host }
visit-title-hearing = Общественные слушания: { $host }
visit-title-training = Обучение: { $host }
visit-title-meeting = Встреча: { $host }
visit-title-online-visit = Обмен опытом онлайн
visit-title-online-gathering = Сход онлайн
visit-title-online-hearing = Общественные слушания онлайн
visit-title-online-training = Обучение онлайн
visit-title-online-meeting = Встреча онлайн
upcoming = Ближайшие события
next-event = Ближайшее событие
then-events = Следующие события
later-events = Ещё события впереди
earlier-events = Более ранние события
all-events = Все события
all-results = Все итоги
all-releases = Все новости
all-promises = Все обещания
so-many-events = Всего событий за год: { $count }. Все они на странице года.
nothing-upcoming = Объявленных событий пока нет.
past-events = Прошедшие события
guest-at = События, куда пригласили гостями
when = Когда
where = Где
what = Что
status = Состояние
online = Онлайн
calendar-title = { $site }: события
calendar-title-place = { $site }: { $place }
calendar-file = Добавить в календарь (файл)
calendar = Календарь
calendar-file-help = Файл откроется в календаре телефона.
calendar-google = Подписаться в календаре Google
calendar-subscribe = Если подписаться, изменения придут сами, обычно в течение суток. Для другого календаря скопируйте адрес:
moved-from = Прежний день:
status-planned = Запланировано
status-held = Состоялось
status-postponed = Перенесено
status-cancelled = Отменено
status-unconfirmed = Объявлено
unconfirmed-notice = Это событие было объявлено. Состоялось ли оно, на этом сайте пока не записано.
open-to = Кто может прийти
programme = Программа
programmes = Программы
invited = Кто приглашён
participants = Участники
districts = Районы
organizations = Организации
agenda = Повестка
documents = Документы
sources = Источники
start = Начало
end = Конец
visits = Визиты

## Итоги
newest-results = Последние итоги
no-results-yet = Итоги появятся здесь после события.
results-owed =
    { $days ->
        [one] Итоги ещё не опубликованы: прошёл { $days } день.
        [few] Итоги ещё не опубликованы: прошло { $days } дня.
       *[other] Итоги ещё не опубликованы: прошло { $days } дней.
    }
owed = События, итогов которых ещё ждут
owed-short = Ждём итогов
events-with-results-short = События с итогами
by-event = Итоги по событиям
by-district = Итоги по районам
so-many-earlier = Более ранних событий: { $count }. Они в графике.
municipalities-by-district = Итоги по муниципалитетам – на страницах районов.
by-municipality = По муниципалитетам
place = Место
promises-kept = Обещания выполнены
events-with-results = События с опубликованными итогами
participants-all = Всего участников
told-by =
    { $events ->
        [one] по { $events } событию
       *[other] по { $events } событиям
    }
women = Женщины
men = Мужчины
youth = Молодёжь
municipalities-came = Участвовало муниципалитетов
published = Опубликовано
money-decided = Выделено денег
priorities = Что для людей главное
priority = Нужда
votes = Голоса
decision = Решение
adopted = Принято
not-adopted = Не принято
amount = Сумма
own-contribution = Вклад жителей
decisions = Решения
questions = Вопросы и ответы
no-answer = Ответ ещё не записан.

## Обещания
promise = Обещание
promises = Обещания
open-promises = Обещания, которые предстоит выполнить
responsible = Ответственный
due = Срок
promised-at = Где обещали
evidence = Подтверждение
commitment-promised = Обещано
commitment-in-progress = Выполняется
commitment-done = Выполнено
commitment-dropped = Не будет выполнено
commitment-overdue = Срок прошёл
group-overdue = Срок прошёл
group-promised = Обещано
group-in-progress = Выполняется
group-done = Выполнено
group-dropped = Не будет выполнено

## Места
municipality-rural = айылный аймак { $name }
municipality-town = город { $name }
district-name = район { $name }
district = Район
total = Всего
partner = Партнёр проекта
partners = Муниципалитеты-партнёры
population = Население
other-spellings = Пишут также
code = Код
coordinates = Место на карте
valid-from = Создан
valid-to = Упразднён
successor = Вошёл в состав
no-municipalities = Муниципалитеты этого района на сайте пока не записаны.
about-place = Об этом месте
map-label = Схема: где какое место лежит
map-note = Схема без масштаба. Номер на ней – номер в списке.
map-partners = Закрашенные знаки – партнёры проекта.
so-many-places = Муниципалитетов: { $count }

## Новости
corrections = Исправления
photo = Фото
events-of-release = События этой новости
other-releases = Другие новости
alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Осторожно
alert-caution = Опасно
see = см.

## Документы и данные
size-kilobytes = { $size } КБ
size-megabytes = { $size } МБ
data-forms = CSV открывается в табличных программах, JSON нужен программистам.
data-license = Условия
data-license-none = Лицензия не названа. Указывайте источник, когда используете данные.
data-about-visits = Каждая строка – одно событие: день, место, состояние, кого пригласили.
data-about-results = Каждая строка – итоги одного события: сколько людей участвовало, что для них главное, что решили.
data-about-commitments = Каждая строка – одно обещание: кто отвечает, срок, сумма, что выполнено.
data-about-municipalities = Каждая строка – один айылный аймак или город: район, код, координаты, население.
data-about-districts = Каждая строка – один район: название, код, координаты.
data-about-press = Каждая строка – одна новость: заголовок, день, адрес, о каких событиях она рассказывает.
newest = Самая новая запись
data-visits = События
data-results = Итоги событий
data-commitments = Обещания
data-municipalities = Муниципалитеты
data-districts = Районы
data-press = Новости
data-other = Другие файлы
data-places = Координаты мест (GeoJSON)
data-package = Описание всех файлов для программ (Data Package)
rows = Записей: { $rows }
columns = Столбцы

## Столбцы таблиц
column-id = Постоянный код записи
column-kind = Вид
column-title = Название
column-date = День, месяц или год, как он известен
column-date-note = Что неясно о дне
column-time = Время начала и конца
column-hosts = Коды муниципалитетов, где проходит событие
column-online = Проходит ли событие онлайн
column-venue = Место внутри муниципалитета
column-programme = Код программы
column-status = Состояние
column-status-reason = Почему состояние изменилось
column-moved-from = День, с которого перенесли
column-invited-municipalities = Сколько муниципалитетов приглашено
column-invited-participants = Сколько человек приглашено
column-invited-districts = Коды приглашённых районов
column-invited-guests = Коды приглашённых муниципалитетов
column-sources = Адреса источников
column-visit = Код события
column-published = Когда опубликованы итоги
column-participants = Сколько человек участвовало
column-women = Из них женщин
column-men = Из них мужчин
column-youth = Из них молодёжи
column-municipalities = Сколько муниципалитетов участвовало или какие названы
column-summary = Кратко
column-priorities = Нужды, голоса, решения и суммы (JSON)
column-decisions = Решения (JSON)
column-text = Что обещано
column-municipality = Код муниципалитета
column-responsible = Кто отвечает
column-due = Срок
column-amount = Сумма
column-currency = Валюта
column-evidence = Документы и адреса, которые это подтверждают
column-name = Название
column-district = Код района
column-code = Код в государственном классификаторе
column-partner = Партнёр ли проекта
column-latitude = Широта в градусах
column-longitude = Долгота в градусах
column-population = Сколько жителей
column-population-year = За какой год посчитаны жители
column-aliases = Другие написания
column-valid-from = С какого дня существует
column-valid-to = До какого дня существовал
column-successor = Код муниципалитета, в который вошёл
column-slug = Постоянное имя новости в адресе
column-visits = Коды событий
column-programmes = Коды программ
column-address = Адрес страницы

## Поиск
search = Найти
search-what = Что вы ищете?
title-search = Поиск
search-kind = Вид
search-year = Год
search-in-district = Район
search-all = Все
search-visit = События
search-press = Новости
search-programme = Программы
search-municipality = Муниципалитеты
search-district = Районы
search-commitment = Обещания
search-document = Документы
search-person = Люди
search-term = Словарь
search-page = Страницы
found-visit = Событие
found-press = Новость
found-programme = Программа
found-municipality = Муниципалитет
found-district = Район
found-commitment = Обещание
found-document = Документ
found-person = Человек
found-term = Словарь
found-page = Страница
search-found = Найдено: { $count }
search-more = Показать ещё
search-nothing = Ничего не найдено. Попробуйте другое слово.
search-guess = Возможно, вы искали:
search-municipalities = Список муниципалитетов
search-without = Для поиска в браузере нужен JavaScript. Без него найти нужное можно в разделах:
search-failed = Файлы поиска не загрузились. Проверьте интернет и попробуйте ещё раз. Если сайт открыт с диска, поиск не работает.
