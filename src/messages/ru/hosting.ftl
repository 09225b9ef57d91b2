# Русские сообщения команд host и publish и пояснения в файлах, которые пишет host.
# Каждое – в одну строку и без прямых кавычек: они стоят и в скриптах, и в настройках серверов.

host-script = Скачивает Aikyn, сверяет его сумму SHA-256 и распаковывает в .cache/bin
host-no-variable = задайте её, как сказано в файле для этого хостинга
host-daily = Каждую ночь после полуночи по Бишкеку: с новым днём меняется, что уже прошло
host-languages = Страницы для неизвестных адресов – на языке адреса
host-github = GitHub Pages. В Settings → Secrets and variables → Actions → Variables задайте AIKYN_URL (адрес файла .tar.gz выпуска Aikyn для Linux) и AIKYN_SHA256 (его сумма SHA-256). В Settings → Pages выберите GitHub Actions. Защитных заголовков GitHub Pages не отправляет.
host-gitlab = GitLab Pages. В Settings → CI/CD → Variables задайте AIKYN_URL (адрес файла .tar.gz выпуска Aikyn для Linux) и AIKYN_SHA256 (его сумма SHA-256). Защитных заголовков GitLab Pages не отправляет.
host-cloudflare = Cloudflare Pages. Команда сборки: sh get-aikyn.sh && .cache/bin/aikyn check && .cache/bin/aikyn build. Папка с результатом: public. Задайте переменные AIKYN_URL (адрес файла .tar.gz выпуска Aikyn для Linux) и AIKYN_SHA256 (его сумма SHA-256).
host-netlify = Netlify. В настройках сайта задайте переменные AIKYN_URL (адрес файла .tar.gz выпуска Aikyn для Linux) и AIKYN_SHA256 (его сумма SHA-256).
host-nginx = nginx. Подключите этот файл (include) в блоке server вашего сайта, после root. Если изменятся base_url или языки сайта, запишите его заново.
host-apache = Apache. Файл .htaccess публикуется вместе с сайтом. Сервер должен его разрешать: AllowOverride FileInfo. Если изменятся base_url или языки сайта, запишите его заново.
host-none = Файлы не нужны. Скопируйте папку public на сервер или загрузите файл, который пишет aikyn build --zip site.zip.
host-same = { $file } уже такой, как нужно
host-differs = ничего не записано, потому что эти файлы уже есть и отличаются: { $files }; переименуйте их, повторите команду и перенесите свои изменения в новые файлы

zip-not-a-zip = { $file } – не файл zip, он оставлен как есть; выберите другое имя

## publish
publish-no-command = в content/site.yaml нет команды для публикации; добавьте, например: publish: {"{"}command: [rsync, -rt, --delete, "{"{"}folder{"}"}/", "server:/var/www/site/"]{"}"}
publish-no-address = { $url } – адрес для примера; напишите свой в base_url в content/site.yaml или добавьте --base-url
publish-errors = ничего не опубликовано: { $verdict }
publish-first = О прежних публикациях из этой папки ничего не известно, поэтому все страницы считаются новыми.
changes-new = Новое: страниц – { $pages }, других файлов – { $others }
changes-changed = Изменено: страниц – { $pages }, других файлов – { $others }
changes-removed = Убрано: страниц – { $pages }, других файлов – { $others }
publish-question = опубликовать это командой `{ $command }`? (да/нет)
publish-declined = ничего не опубликовано
publish-not-asked = ничего не опубликовано: спросить некого; с --yes публикует без вопроса
publish-not-started = не удаётся запустить { $program }: { $reason }; ничего не опубликовано
publish-failed = { $program } завершилась с кодом { $code }; на сервере может быть прежний сайт или неполный
publish-stopped = { $program } была остановлена; на сервере может быть прежний сайт или неполный
published = Опубликовано: { $url }
