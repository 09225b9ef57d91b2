# Программанын айткандары. Ар бир текст үч тилде тең, ошол эле өзгөрмөлөр менен турат.
# native speaker: please read this file as a whole.

## In the terminal
serving = Сайт { $address } дарегинде. Токтотуу: Ctrl+C.
serving-open = эскертүү: алдын ала көрүүнү, анын ичинде караламаларды да ушул тармактагы ар бир киши окуй алат
port-taken = { $port } порту бош эмес
port-next = { $port } порту бош эмес, башкасы алынды
cannot-listen = { $address } дарегинде угууга болбойт: { $reason }
cannot-watch = өзгөрүүлөрдү байкоо мүмкүн эмес ({ $reason }), алар секунд сайын каралат
rebuilt = { $milliseconds } мс ичинде түзүлдү: { $verdict }

## In the page
overlay-title = Сайтты түзүү мүмкүн эмес
overlay-kept = Сиз акыркы туура версиясын көрүп жатасыз. Каталар оңдолгондо бул билдирүү жоголот.
overlay-first = Көрсөтө турган версия азырынча жок. Каталар оңдолгондо барак ачылат.
overlay-close = Жашыруу
bar-dashboard = Бүт сайт
bar-no-warnings = эскертүү жок
bar-lost = aikyn serve менен байланыш үзүлдү
note-not-published = Окурмандар бул баракты көрбөйт ({ $reason }): { $file }
note-not-shown = Бул текст көрсөтүлгөн жок ({ $reason }): { $file }
note-no-page = { $address } дарегинде барак жок
forbidden = Бул дарек ушул компьютер үчүн гана
not-allowed = Бул жерде GET жана HEAD гана кабыл алынат

## The dashboard
dashboard = Бүт сайт
dashboard-home = Сайтка өтүү
dashboard-notes = Файлдар боюнча каталар жана эскертүүлөр
dashboard-page = Барак
language-name = Кыргызча
dashboard-language = Тил
dashboard-errors = Каталар
dashboard-warnings = Эскертүүлөр
dashboard-others = Калгандары
dashboard-none = Бул жерде кыла турган иш жок.

## The editor
bar-edit = Өзгөртүү
edit-all = Баарын өзгөртүү
edit-places = Бөлүмдөр
edit-search = Издөө
edit-add = Кошуу
edit-save = Сактоо
edit-saved = Сакталды.
edit-nothing-changed = Эч нерсе өзгөргөн жок.
edit-undo = Акыркы сактоону артка кайтаруу
edit-undone = Акыркы сактоо артка кайтарылды.
edit-undo-changed = { $file } андан бери өзгөргөн, ошондуктан сактоо артка кайтарылган жок.
edit-delete = Өчүрүү…
edit-delete-sure = Азыр өчүрүү
edit-deleted = Өчүрүлдү.
edit-referred = Жазуу өчүрүлгөн жок, анткени ага бул жерлерден шилтеме бар: { $places }. Алгач ошол шилтемелерди алып салыңыз.
edit-required = (милдеттүү)
edit-not-stated = Көрсөтүлгөн эмес
edit-remove = Алып салуу
edit-day = Күн, ай же жыл
edit-until = чейин (бир нече күн болсо)
edit-precision = Сан канчалык так
edit-number = Сан
edit-exactly = так
edit-more = көбүрөөк
edit-at-least = кеминде
edit-about = болжол менен
edit-latitude = Кеңдик
edit-longitude = Узундук
edit-by-hand = Бул маанини файлдын өзүндө гана өзгөртүүгө болот.
edit-body = Текст
edit-bold = Калың
edit-heading = Аталыш
edit-list = Тизме
edit-link = Шилтеме
edit-quote = Цитата
edit-table = Таблица
edit-picture = Сүрөт
edit-picture-text = Сүрөттүн сыпаттамасы
edit-no-picture = Бул жаңылык же барак үчүн JPEG, PNG, WebP, GIF же SVG сүрөтү эмес.
edit-more-fields = Дагы
edit-preview = Окурман кандай көрөт
edit-line = { $line }-сап: { $message }
edit-file-name = Файлдын аты
edit-file-name-meaning = Бош болсо, аталыштан түзүлөт. Бул барактын дарегинин акыркы бөлүгү.
edit-mark-current = Котормо түпнускага дал келет
edit-nothing-to-mark = Бул текст которулган башка версия жок.
edit-empty = Азырынча сактай турган эч нерсе жок.
edit-no-name = Алгач аталышты же файлдын атын жазыңыз.
edit-token = Бул барак ачылгандан бери алдын ала көрүү кайра иштетилди. Эч нерсе жоголгон жок: дагы бир жолу сактаңыз.
edit-conflict = Форма ачылгандан кийин файлды башка программа өзгөрттү. Эч нерсе жазылган жок. Эки версияны салыштырыңыз; дагы бир жолу сактасаңыз, формадагы маанилер файлдагылардын ордуна жазылат.
edit-on-disk = Файлда азыр
edit-yours = Сиз сактасаңыз
edit-not-found = Бул сайттын файлдарында жок болуп калган.
edit-unreadable = { $file } файлында катадан улам бир бөлүгү көрүнбөйт, ошондуктан ал бул жерде өзгөртүлбөйт. Алгач катаны файлдын өзүндө оңдоңуз.
edit-unsupported = { $file } файлын анын өзүндө гана өзгөртүүгө болот. Эч нерсе жазылган жок.
edit-outside = { $file } – шилтеме же content/ папкасынын сыртында. Эч нерсе жазылган жок.
edit-read-only = { $file } жазуудан корголгон. Эч нерсе жазылган жок.
edit-disk = { $file } файлын сактоого болбойт: { $reason }. Эч нерсе жазылган жок.
