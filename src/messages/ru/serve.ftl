# Что говорит программа. Каждый текст есть на всех трёх языках, с теми же переменными.

## In the terminal
serving = Сайт открыт по адресу { $address }. Остановить: Ctrl+C.
serving-open = предупреждение: предпросмотр, вместе с черновиками, может читать каждый в этой сети
port-taken = порт { $port } занят
port-next = порт { $port } занят, взят другой
cannot-listen = не удаётся слушать { $address }: { $reason }
cannot-watch = за изменениями не проследить ({ $reason }), их ищут раз в секунду
rebuilt = собрано за { $milliseconds } мс: { $verdict }

## In the page
overlay-title = Сайт пока не собирается
overlay-kept = Вы видите последнюю исправную версию. Сообщение исчезнет, когда ошибки исправлены.
overlay-first = Показывать пока нечего. Страница появится, когда ошибки исправлены.
overlay-close = Скрыть
bar-dashboard = Весь сайт
bar-no-warnings = предупреждений нет
bar-lost = Связь с aikyn serve потеряна
note-not-published = Читатели эту страницу не видят ({ $reason }): { $file }
note-not-shown = Этот текст не показан ({ $reason }): { $file }
note-no-page = По адресу { $address } страницы нет
forbidden = Этот адрес только для этого компьютера
not-allowed = Здесь отвечают только на GET и HEAD

## The dashboard
dashboard = Весь сайт
dashboard-home = К сайту
dashboard-notes = Ошибки и предупреждения по файлам
dashboard-page = Страница
language-name = Русский
dashboard-language = Язык
dashboard-errors = Ошибки
dashboard-warnings = Предупреждения
dashboard-others = Остальные
dashboard-none = Здесь делать нечего.
