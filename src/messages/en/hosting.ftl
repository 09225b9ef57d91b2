# English messages of `host` and `publish`, and the comments in the files that `host` writes.
# Each is one line without quotation marks, because shell scripts and configurations have it too.

host-script = Downloads Aikyn, checks its SHA-256 sum and unpacks it into .cache/bin
host-no-variable = set it as the file of the workflow says
host-daily = Every night after midnight in Bishkek, because what is past changes with the day
host-languages = Pages for unknown addresses, in the language of the address
host-github = GitHub Pages. Under Settings → Secrets and variables → Actions → Variables, set AIKYN_URL (the address of the .tar.gz file of a release of Aikyn for Linux) and AIKYN_SHA256 (its SHA-256 sum). Under Settings → Pages, choose GitHub Actions. GitHub Pages sends no security headers.
host-gitlab = GitLab Pages. Under Settings → CI/CD → Variables, set AIKYN_URL (the address of the .tar.gz file of a release of Aikyn for Linux) and AIKYN_SHA256 (its SHA-256 sum). GitLab Pages sends no security headers.
host-cloudflare = Cloudflare Pages. Set the build command to: sh get-aikyn.sh && .cache/bin/aikyn check && .cache/bin/aikyn build. Set the output folder to: public. Set the variables AIKYN_URL (the address of the .tar.gz file of a release of Aikyn for Linux) and AIKYN_SHA256 (its SHA-256 sum).
host-netlify = Netlify. In the settings of the site, set the variables AIKYN_URL (the address of the .tar.gz file of a release of Aikyn for Linux) and AIKYN_SHA256 (its SHA-256 sum).
host-nginx = nginx. Include this file in the server block of the site, after its root. When base_url or the languages of the site change, write it again.
host-apache = Apache. The file .htaccess is published with the site. The server must allow it: AllowOverride FileInfo. When base_url or the languages of the site change, write it again.
host-none = No files are needed. Copy the folder public to the server, or upload the file that aikyn build --zip site.zip writes.
host-same = { $file } is up to date
host-differs = nothing was written, because these files exist and differ: { $files }; rename them, run the command again, and copy your own changes into the new files

zip-not-a-zip = { $file } is not a zip file and was not replaced; choose another name

## publish
publish-no-command = content/site.yaml has no command for publishing; add for example: publish: {"{"}command: [rsync, -rt, --delete, "{"{"}folder{"}"}/", "server:/var/www/site/"]{"}"}
publish-no-address = { $url } is an example; write your own address into base_url in content/site.yaml, or add --base-url
publish-errors = nothing published: { $verdict }
publish-first = No earlier publication from this folder is known, so every page counts as new.
changes-new = New: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $others ->
        [one] { $others } other file
       *[other] { $others } other files
    }
changes-changed = Changed: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $others ->
        [one] { $others } other file
       *[other] { $others } other files
    }
changes-removed = Removed: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $others ->
        [one] { $others } other file
       *[other] { $others } other files
    }
publish-question = publish this by running `{ $command }`? (y/N)
publish-declined = nothing published
publish-not-asked = nothing published: not a terminal; pass --yes to publish without a question
publish-not-started = cannot run { $program }: { $reason }; nothing was published
publish-failed = { $program } failed with exit code { $code }; the site on the server may be the old one, or incomplete
publish-stopped = { $program } was stopped; the site on the server may be the old one, or incomplete
published = Published: { $url }
