# What the program says. Each text stands in all three languages, with the same variables.

## What a run comes to
error = error
warning = warning
help-word = help
errors = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
verdict = { $errors }, { $warnings }
program-failed = the program itself failed, by no fault of yours; nothing was published by this run. Please tell those who maintain it (README.md, SECURITY.md) what you did, with the lines above
nothing-written = nothing written: { $verdict }
built = { $files } files in { $folder }: { $written } written, { $unchanged } unchanged, { $removed } removed; { $warnings }
waiting-pictures = preparing pictures: { $done } of { $all }
waiting-cards = drawing pictures for messengers: { $done } of { $all }
no-folder = there is no folder { $folder }
unreadable = { $folder } cannot be read: { $reason }
unwritable = { $file } cannot be written: { $reason }
bad-epoch = SOURCE_DATE_EPOCH is no time: it takes seconds since 1970, as in 1510790400

## What the system answers
system-not-found = there is no such file or folder
system-no-right = you have no right to do so
system-read-only = the disk can only be read
system-full = the disk is full
system-not-a-folder = a part of the path is not a folder
system-a-folder = it is a folder
system-exists = it is there already
system-name = the name is too long or has signs that the disk does not take
system-no-address = this computer has no such address

## Publishing
publish-refused = { $folder } is not written to: { $reason }
publish-locked = another run is writing to { $folder }; try again when it has ended
publish-changed = { $file } was changed in the meantime and is left as it is; try again
refused-disk-root = it is the root of the disk
refused-home = it is a home folder
refused-around-site = the site's own sources are in it
refused-sources = `{ $name }` holds sources of the site
refused-memory = `{ $name }` is where Aikyn keeps what it remembers; choose another folder
refused-link = it is a symbolic link; name the folder itself
refused-not-a-folder = it is a file
refused-foreign = it holds files that Aikyn did not write; choose another folder, or add --force
refused-link-inside = the folder `{ $name }` in it is a symbolic link; take it away
refused-foreign-file = the file `{ $name }` in it was not written by Aikyn; move it away, or add --force to replace it
refused-in-the-way = `{ $name }` in it stands in the way and was not written by Aikyn; move it away

## check --fix
fix-nothing = there is nothing to mend
fix-mended = { $count ->
        [one] { $count } file mended
       *[other] { $count } files mended
    }
fix-declined = nothing written
fix-not-asked = nothing written: there is nobody to ask; --yes mends without asking
fix-question = { $count ->
        [one] write this into { $count } file? (y/N)
       *[other] write this into { $count } files? (y/N)
    }

## status
status-texts = Translations
translation-source = source
translation-current = current
translation-outdated-state = outdated
translation-unrecorded = unrecorded
translation-missing = missing
status-records = Records that lack a language
status-owed = Results owed
owed-line = { $place } { $id }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
status-due = Promises
due-line = { $place } { $id }: due { $day }
overdue-mark = overdue
status-nothing = nothing
marked = { $file }: translated_from { $hash }
marked-already = { $file } is current already
mark-not-text = { $file } is no release and no page of this site
mark-source = { $file } is what the others are translated from, so there is nothing to record
mark-alone = { $file } has no text in another language beside it
mark-failed = the front matter of { $file } is written in a way that cannot be changed safely; add `translated_from: { $hash }` by hand

## new and init
wrote = wrote { $file }
added = added to { $file }
leads-outside = the way to { $file } leads out of the site's folder, through a symbolic link; nothing was changed
exists = { $file } is there already, and nothing was changed
no-slug = “{ $title }” gives no address: write a title with letters, or a name of a–z, 0–9 and hyphens
id-taken = the id `{ $id }` is taken already
no-host = record a municipality in content/data/municipalities.yaml first: an event needs its host
site-broken = content/site.yaml must be mended first: { $verdict }
init-not-empty = { $folder } is not empty, and nothing was changed
init-done = A site is in { $folder }. Look at it with: aikyn --root { $folder } serve
new-press-title = the title, on one line
new-press-date = the day of publication: 2017-11-16; a fact of both languages may stand in one file only
new-press-place = where the release was written; take the # away to use it
new-press-summary = one or two sentences for lists and messengers
new-press-visits = ids from visits.yaml
new-draft = take this line out to publish
new-page-menu = a number puts the page into the menu
new-visit-date = or 2018-05, or 2018, or {"{"}from: 2018-05-15, to: 2018-05-16{"}"}
new-visit-host = an id from municipalities.yaml
new-visit-kind = visit, gathering, hearing, training or meeting
new-visit-optional = take the # away from what you know
new-press-name = New release
new-page-name = New page
append-failed = { $file } is written in a way that cannot be added to safely; add the record by hand
init-site = The site as a whole. All keys: docs/content.md of Aikyn
init-base-url = the address where the site will stand
init-project = who is behind the site
init-people = Whom to call; a phone number is written without spaces
init-places = The municipalities; an id never changes, since it is part of the address
init-visits = The events, one record each
init-held = when the day has passed: status: held, and results:
init-glossary = Words and abbreviations that are explained at their first use on a page

## The command line
about = A static site generator for the transparency pages of public projects, in Kyrgyz and Russian
heading-usage = Usage:
value-kind = KIND
value-command = COMMAND
heading-commands = Commands
heading-options = Options
heading-arguments = Arguments
default-value = [default: { $value }]
possible-values = [one of: { $values }]
man-name = NAME
man-synopsis = SYNOPSIS
value-options = OPTIONS
value-dir = DIR
value-when = WHEN
value-url = URL
value-format = FORMAT
value-address = ADDRESS
value-port = PORT
value-file = FILE
value-day = DAY
value-language = LANGUAGE
value-slug = SLUG
value-id = ID
value-rule = RULE
value-shell = SHELL
command-build = Check everything and write the site
command-check = Check everything and write nothing
command-serve = Show the site while you write, and show mistakes in the page
command-status = Tell which translations, results and promises are waited for
command-new = Begin a release, a page or an event
command-press = A press release, a file for each language
command-page = A page, a file for each language
command-visit = The record of an event
command-init = Begin a new site
command-import = Make a release of a Word file
command-explain = Explain a rule, with an example and its remedy
command-schema = Print the JSON Schema of a kind, for editors
command-completions = Print completions for a shell
command-man = Print the manual page
arg-root = The folder with `content` and `themes`
arg-lang = The language of messages: ky, ru or en (default: that of the system)
arg-color = When to use colours: auto, always or never
arg-quiet = Print only errors
arg-verbose = Print also how long each part took
arg-help = Print help
arg-version = Print the version
arg-output-dir = The folder to write the site into (default: public, beside content)
arg-base-url = The address where the site will stand, instead of the one in content/site.yaml
arg-drafts = Publish drafts too
arg-future = Publish also what has a `publish_at` still to come
arg-portable = Write links with index.html, for a USB stick or a zip
arg-force = Write into a folder that holds other files
arg-strict = Take warnings for errors
arg-now = The day that decides what is past, as 2017-11-16 (default: SOURCE_DATE_EPOCH, else today)
arg-format = The form of the answer: { $values }
arg-interface = The address to listen on
arg-port = The port (default: 1111, or the next free one)
arg-open = Open the site in the browser
arg-poll = Look for changes every second instead of being told, for shared folders
arg-mark-current = Record that this translation was made from the source as it is now
arg-docx = The Word file (.docx)
arg-language = The language of the text: ky or ru (default: told by its letters)
arg-slug = A title, or a name for the address
arg-id = The id of the event, or its title
arg-dir = The folder of the new site
arg-rule = The name of a rule, as in square brackets in a message (default: a list of all rules)
arg-kind = The kind: { $values } (default: all)
arg-shell = The shell
arg-fix = Mend what can be mended safely, after showing it
arg-yes = Mend without asking

## Mistakes in what was typed
usage-unknown-argument = there is no option { $arg }
usage-word-too-many = { $arg } is a word too many; put a name of several words in quotation marks
usage-unknown-command = there is no command { $command }
usage-invalid-value = { $arg } cannot be `{ $value }`
usage-bad-value = { $arg } cannot be `{ $value }`: { $reason }
usage-no-value = { $arg } needs a value
usage-no-value-taken = { $arg } takes no value
usage-missing = { $arg } is missing
usage-missing-command = a command is missing
usage-conflict = { $arg } and { $other } do not go together
usage-twice = { $arg } stands twice
usage-other = this cannot be understood
usage-meant = did you mean { $nearest }?
usage-values = possible values: { $values }
usage-more = more: { $command } --help
write-day = write a day as 2017-11-16
write-url = write it whole, as https://example.kg/

## import
import-unreadable = cannot read { $file }: { $reason }
import-not-word = { $file } is no Word file (.docx)
import-old = { $file } is a file of old Word (.doc), or locked by a password: open it in Word or LibreOffice and save it as .docx
import-large = { $file } unpacks to more than a release can hold; nothing was taken from it
import-broken = { $file } is damaged ({ $part }): open it in Word or LibreOffice and save it anew
import-empty = there are no words in { $file }
import-deleted = { $count ->
        [one] { $count } deletion of tracked changes was left out
       *[other] { $count } deletions of tracked changes were left out
    }
import-inserted = { $count ->
        [one] { $count } insertion of tracked changes was taken as accepted
       *[other] { $count } insertions of tracked changes were taken as accepted
    }
import-notes = { $count ->
        [one] { $count } footnote was left out
       *[other] { $count } footnotes were left out
    }
import-picture = the picture { $name } is of a kind that browsers do not show, and was left out: save it as JPEG or PNG
import-alt = say in the square brackets before { $name } what the picture shows
import-capitals = the headline was in capitals: look whether names still begin with one
import-title = it was not sure which line is the headline: look at title
import-date = no day with its year was found: date is today's
import-place = the place is not sure in this line, which stays in the text: { $line }
import-person = the paragraph with the contacts became people: [{ $person }], whose card stands on the page
import-contacts = the contacts stay in the text: they are nobody's in people.yaml
import-draft = The release is a draft. Read it, write a summary, and take out the line draft: true.
