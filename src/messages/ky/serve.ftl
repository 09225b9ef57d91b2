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
