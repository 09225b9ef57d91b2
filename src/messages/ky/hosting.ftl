# host жана publish буйруктарынын айткандары, ошондой эле host жазган файлдардагы түшүндүрмөлөр.
# Ар бири бир сапта жана түз тырмакчасыз: алар скрипттерде да, серверлердин жөндөөлөрүндө да турат.
# native speaker: please read this file as a whole.

host-script = Aikyn программасын жүктөп алып, SHA-256 суммасын текшерет жана .cache/bin папкасына чыгарат
host-no-variable = аны ушул хостингдин файлында айтылгандай жазыңыз
host-daily = Ар түнү, Бишкекте түн ортосу өткөндө: жаңы күн менен эмне өтүп кеткени өзгөрөт
host-languages = Белгисиз даректер үчүн беттер, даректин тилинде
host-github = GitHub Pages. Settings → Secrets and variables → Actions → Variables бөлүмүнө AIKYN_URL (Linux үчүн чыгарылган Aikyn программасынын .tar.gz файлынын дареги) жана AIKYN_SHA256 (анын SHA-256 суммасы) деген өзгөрмөлөрдү жазыңыз. Settings → Pages бөлүмүндө GitHub Actions дегенди тандаңыз. GitHub Pages коргоочу башаттарды (headers) жөнөтпөйт.
host-gitlab = GitLab Pages. Settings → CI/CD → Variables бөлүмүнө AIKYN_URL (Linux үчүн чыгарылган Aikyn программасынын .tar.gz файлынын дареги) жана AIKYN_SHA256 (анын SHA-256 суммасы) деген өзгөрмөлөрдү жазыңыз. GitLab Pages коргоочу башаттарды (headers) жөнөтпөйт.
host-cloudflare = Cloudflare Pages. Куруу буйругу: sh get-aikyn.sh && .cache/bin/aikyn check && .cache/bin/aikyn build. Даяр сайттын папкасы: public. AIKYN_URL (Linux үчүн чыгарылган Aikyn программасынын .tar.gz файлынын дареги) жана AIKYN_SHA256 (анын SHA-256 суммасы) деген өзгөрмөлөрдү жазыңыз.
host-netlify = Netlify. Сайттын жөндөөлөрүнө AIKYN_URL (Linux үчүн чыгарылган Aikyn программасынын .tar.gz файлынын дареги) жана AIKYN_SHA256 (анын SHA-256 суммасы) деген өзгөрмөлөрдү жазыңыз.
host-nginx = nginx. Бул файлды сайтыңыздын server блогуна, root сабынан кийин кошуңуз (include). base_url же сайттын тилдери өзгөрсө, аны кайра жаздырыңыз.
host-apache = Apache. .htaccess файлы сайт менен кошо жарыяланат. Сервер ага уруксат бериши керек: AllowOverride FileInfo. base_url же сайттын тилдери өзгөрсө, аны кайра жаздырыңыз.
host-none = Эч кандай файл керек эмес. public папкасын серверге көчүрүңүз же aikyn build --zip site.zip жазган файлды жүктөңүз.
host-same = { $file } керектүүдөй турат
host-differs = эч нерсе жазылган жок, анткени бул файлдар мурунтан бар жана башкача: { $files }; аларды башкача атап, буйрукту кайталаңыз, анан өз өзгөртүүлөрүңүздү жаңы файлдарга көчүрүңүз

zip-not-a-zip = { $file } – zip файлы эмес, ошол бойдон калды; башка ат тандаңыз

## publish
publish-no-command = content/site.yaml файлында жарыялоо буйругу жок; мисалы, мындай деп кошуңуз: publish: {"{"}command: [rsync, -rt, --delete, "{"{"}folder{"}"}/", "server:/var/www/site/"]{"}"}
publish-no-address = { $url } – мисал үчүн дарек; content/site.yaml файлындагы base_url деген жерге өз дарегиңизди жазыңыз же --base-url кошуңуз
publish-errors = эч нерсе жарыяланган жок: { $verdict }
publish-first = Бул папкадан мурун эмне жарыяланганы белгисиз, ошондуктан бардык беттер жаңы деп эсептелет.
changes-new = Жаңы: { $pages } бет, { $others } башка файл
changes-changed = Өзгөргөн: { $pages } бет, { $others } башка файл
changes-removed = Алынып салынган: { $pages } бет, { $others } башка файл
publish-question = муну `{ $command }` буйругу менен жарыялайынбы? (ооба/жок)
publish-declined = эч нерсе жарыяланган жок
publish-not-asked = эч нерсе жарыяланган жок: сурай турган киши жок; --yes сурабай жарыялайт
publish-not-started = { $program } иштебей жатат: { $reason }; эч нерсе жарыяланган жок
publish-failed = { $program } { $code } коду менен токтоду; серверде мурунку сайт же толук эмеси болушу мүмкүн
publish-stopped = { $program } токтотулду; серверде мурунку сайт же толук эмеси болушу мүмкүн
published = Жарыяланды: { $url }
