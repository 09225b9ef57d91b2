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

## The editor
bar-edit = Изменить
edit-all = Изменить всё
edit-places = Разделы
edit-search = Найти
edit-add = Добавить
edit-save = Сохранить
edit-saved = Сохранено.
edit-nothing-changed = Ничего не изменилось.
edit-undo = Отменить последнее сохранение
edit-undone = Последнее сохранение отменено.
edit-undo-changed = Файл { $file } с тех пор изменился, поэтому сохранение не отменено.
edit-delete = Удалить…
edit-delete-sure = Удалить сейчас
edit-deleted = Удалено.
edit-referred = Запись не удалена, потому что на неё ссылаются: { $places }. Сначала уберите там ссылки.
edit-required = (обязательно)
edit-not-stated = Не указано
edit-remove = Убрать
edit-day = День, месяц или год
edit-until = до (если несколько дней)
edit-precision = Насколько точно число
edit-number = Число
edit-exactly = ровно
edit-more = больше
edit-at-least = не меньше
edit-about = около
edit-latitude = Широта
edit-longitude = Долгота
edit-by-hand = Это значение можно изменить только в самом файле.
edit-body = Текст
edit-bold = Жирный
edit-heading = Заголовок
edit-list = Список
edit-link = Ссылка
edit-quote = Цитата
edit-table = Таблица
edit-picture = Картинка
edit-picture-text = Описание картинки
edit-no-picture = Это не картинка JPEG, PNG, WebP, GIF или SVG для новости или страницы.
edit-more-fields = Ещё
edit-preview = Как это увидит читатель
edit-line = Строка { $line }: { $message }
edit-file-name = Имя файла
edit-file-name-meaning = Если не заполнять, оно возьмётся из заголовка. Это последняя часть адреса страницы.
edit-mark-current = Перевод соответствует оригиналу
edit-nothing-to-mark = Нет другой версии, с которой переведён этот текст.
edit-empty = Сохранять пока нечего.
edit-no-name = Сначала введите заголовок или имя файла.
edit-token = С тех пор как вы открыли эту страницу, предпросмотр запустили заново. Ничего не потеряно: сохраните ещё раз.
edit-conflict = Другая программа изменила файл после того, как вы открыли форму. Ничего не записано. Сравните обе версии; если сохранить ещё раз, ваши значения из формы заменят те, что в файле.
edit-on-disk = Сейчас в файле
edit-yours = Как сохранили бы вы
edit-not-found = Этого в файлах сайта больше нет.
edit-unreadable = В { $file } есть ошибка, из-за которой не видна часть файла, поэтому здесь он не меняется. Сначала исправьте её в самом файле.
edit-unsupported = { $file } записан так, что изменить его можно только в самом файле. Ничего не записано.
edit-outside = { $file } – ссылка или лежит вне content/. Ничего не записано.
edit-read-only = { $file } защищён от записи. Ничего не записано.
edit-disk = Не удаётся сохранить { $file }: { $reason }. Ничего не записано.
