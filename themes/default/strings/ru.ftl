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
description-data = Данные этого сайта можно скачать таблицами и свободно использовать.

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
calendar-subscribe = Файл откроется в календаре телефона. Чтобы изменения приходили сами, укажите этот адрес в календаре, в разделе «подписка» (обновление может занять сутки):
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
takes-part = Участие
population = Население
other-spellings = Пишут также
code = Код
coordinates = Место на карте
valid-from = Создан
valid-to = Упразднён
successor = Вошёл в состав
no-municipalities = Муниципалитеты этого района на сайте пока не записаны.

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
data-forms = CSV открывается в табличных программах, JSON – для программистов. Указывайте источник, когда используете данные.
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
