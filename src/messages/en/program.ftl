# English messages of the commands. All languages have the same keys with the same variables.

## Results of a run
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
program-failed = internal error: this is a bug in Aikyn, and nothing was published by this run. Please report it (see README.md and SECURITY.md) with the lines above and what you did
nothing-written = nothing written: { $verdict }
built = { $files } files in { $folder }: { $written } written, { $unchanged } unchanged, { $removed } removed; { $warnings }
waiting-pictures = processing pictures: { $done } of { $all }
waiting-cards = drawing share cards: { $done } of { $all }
no-folder = folder { $folder } not found
unreadable = cannot read { $folder }: { $reason }
unwritable = cannot write { $file }: { $reason }
bad-epoch = invalid SOURCE_DATE_EPOCH: expected seconds since 1970, such as 1510790400

## Answers of the system
system-not-found = no such file or folder
system-no-right = permission denied
system-read-only = the disk is read-only
system-full = the disk is full
system-not-a-folder = a part of the path is not a folder
system-a-folder = it is a folder
system-exists = it already exists
system-name = the name is too long or contains characters that the file system does not allow
system-no-address = this computer has no such address

## Publishing
publish-refused = refusing to write to { $folder }: { $reason }
publish-locked = another run is writing to { $folder }; try again when it has finished
publish-full = cannot write { $file }: the disk is full, and about { $megabytes } MB more are needed
publish-leftover = the folder { $folder } of an earlier build cannot be removed: { $reason }; remove it, then build again
old-tree-left = warning: the new site is published, but the old one in { $folder } cannot be removed: { $reason }; the next build tries again
publish-changed = { $file } has changed in the meantime and was left unchanged; try again
refused-disk-root = it is the root of the disk
refused-home = it is a home folder
refused-around-site = it contains the site's own sources
refused-sources = `{ $name }` contains sources of the site
refused-memory = `{ $name }` is Aikyn's cache; choose another folder
refused-link = it is a symbolic link; name the folder itself
refused-not-a-folder = it is a file
refused-foreign = it contains files that Aikyn did not write; choose another folder, or add --force
refused-link-inside = it contains the symbolic link `{ $name }`; remove the link
refused-foreign-file = it contains the file `{ $name }`, which Aikyn did not write; move the file away, or add --force to replace it
refused-in-the-way = it contains `{ $name }`, which Aikyn did not write and which is in the way; move it away

## check --fix
fix-nothing = nothing to fix
fix-mended = { $count ->
        [one] { $count } file fixed
       *[other] { $count } files fixed
    }
fix-declined = nothing written
fix-not-asked = nothing written: not a terminal; pass --yes to apply the fixes
fix-question = { $count ->
        [one] apply this to { $count } file? (y/N)
       *[other] apply this to { $count } files? (y/N)
    }

## status
status-texts = Translations
translation-source = source
translation-current = current
translation-outdated-state = outdated
translation-unrecorded = unrecorded
translation-missing = missing
status-records = Records with a missing language
status-owed = Results owed
owed-line = { $place } { $id }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
unconfirmed-line = { $place } { $id }: { $days ->
        [one] { $days } day ago, not recorded whether it was held
       *[other] { $days } days ago, not recorded whether it was held
    }
status-unpublished = Not published
unpublished-draft = draft
unpublished-future = from { $time }
unpublished-expired = removed { $time }
status-due = Promises
due-line = { $place } { $id }: due { $day }
overdue-mark = overdue
status-nothing = nothing
marked = { $file }: translated_from { $hash }
marked-already = { $file } is already current
mark-not-text = { $file } is not a press release or page of this site
mark-source = { $file } is the source of the translations, so there is nothing to record
mark-alone = { $file } has no version in another language
mark-failed = the front matter of { $file } cannot be edited safely; add `translated_from: { $hash }` by hand

## new and init
wrote = wrote { $file }
added = added to { $file }
leads-outside = the path to { $file } leads out of the site's folder through a symbolic link; nothing was changed
exists = { $file } already exists; nothing was changed
no-slug = cannot make an address from “{ $title }”: use a title with letters, or a name of a–z, 0–9 and hyphens
id-taken = id `{ $id }` is already used
site-broken = content/site.yaml has errors: { $verdict }; fix them first
start-question = There is no site here yet. Create one in this folder? [y/N]
start-empty = Aikyn: this folder is empty. To create a site here, run: aikyn init .
start-elsewhere = Aikyn: there is no site in this folder. Open the folder that contains `content` and run aikyn there, or create a site: aikyn init my-site. All commands: aikyn --help
init-not-empty = { $folder } is not empty; nothing was changed
guide-title = The guide to Aikyn
init-done = Created a site in { $folder }. To look at it, run: aikyn --root { $folder } serve
new-press-title = the title, on one line
new-press-date = publication date, such as 2017-11-16; facts shared by both languages may be in one file only
new-press-place = where the release was written; remove the # to use it
new-press-summary = one or two sentences for lists and messengers
new-press-visits = ids from visits.yaml
new-draft = remove this line to publish
new-page-menu = a number adds the page to the menu
new-visit-date = or 2018-05, or 2018, or {"{"}from: 2018-05-15, to: 2018-05-16{"}"}
new-visit-host = an id from municipalities.yaml
new-visit-kind = visit, gathering, hearing, training or meeting
new-visit-optional = remove the # from what you know
new-press-name = New release
new-page-name = New page
append-failed = cannot safely add to { $file }; add the record by hand
new-form-start = Answer each question, or press Enter to leave it out. Type ? to see what to write.
new-form-needed =   this is needed: without it, `check` reports an error. Press Enter again to leave it out.
new-form-item = { $label }, { $number }
new-form-more = … and { $count } more: type a part of the name
new-form-several = several records match: { $ids }; write the id
new-form-nothing = Nothing was answered, so nothing was written.
new-form-missing = needed: { $options }
new-option-wrong = { $option }: { $message }
init-site = The site as a whole. All keys are listed in docs/content.md of Aikyn
init-base-url = the address where the site will be published
init-project = the project that the site belongs to
init-people = Contacts; write phone numbers without spaces
init-map = the borders that the map shows around the places; a place needs a `point`
init-places = The municipalities; do not change an id, because it is part of the address
init-visits = The events, one record each
init-held = when the date has passed: status: held, and results:
init-glossary = Terms and abbreviations that are explained at their first use on a page
init-example = An invented project that shows everything. All keys are listed in docs/content.md of Aikyn
init-example-address = the example may keep the example address
init-example-overdue = the example shows a promise that is late

## The command line
about = A static site generator for transparency pages of public projects, in Kyrgyz and Russian
heading-usage = Usage:
value-kind = KIND
value-command = COMMAND
heading-commands = Commands
heading-options = Options
heading-arguments = Arguments
default-value = [default: { $value }]
possible-values = [possible values: { $values }]
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
value-host = HOST
value-day = DAY
value-language = LANGUAGE
value-slug = SLUG
value-id = ID
value-name = NAME
value-text = TEXT
value-rule = RULE
value-shell = SHELL
command-build = Check the site and write it
command-check = Check the site without writing it
command-serve = Preview the site, with live reload and errors shown in the page
command-status = List missing translations, owed results and open promises
command-new = Create a press release, a page or a record
command-press = Create a press release, one file per language
command-page = Create a page, one file per language
command-visit = Create the record of an event
command-organization = Create the record of an organization
command-person = Create the record of a person
command-district = Create the record of a district
command-municipality = Create the record of a municipality
command-programme = Create the record of a programme
command-promise = Create the record of a promise
command-term = Create an entry of the glossary
command-document = Create the record of a document
command-results = Add the results of an event
command-init = Create a new site
command-host = Write the files that a web host needs: workflow, headers, pages for unknown addresses
command-publish = Check and build the site, and put it online with your own command
command-import = Convert a Word file into a press release
command-explain = Explain a rule, with an example and what to do
command-guide = Open the guide for authors in the browser
command-schema = Print the JSON Schema of a record kind, for text editors
command-completions = Print completions for a shell
command-man = Print the manual page
arg-root = The folder that contains `content` and `themes`
arg-lang = The language of messages: ky, ru or en (default: the system's language)
arg-color = When to use colors: auto, always or never
arg-quiet = Print only errors
arg-verbose = Print how long each phase takes
arg-help = Print help
arg-version = Print the version
arg-output-dir = The folder to write the site to (default: public, next to content)
arg-base-url = The address of the site, instead of the one in content/site.yaml
arg-drafts = Include drafts
arg-future = Include texts whose `publish_at` is in the future
arg-portable = Write links with index.html, for use without a web server
arg-force = Write into a folder that contains other files
arg-strict = Treat warnings as errors
arg-now = The day that decides what is past, such as 2017-11-16 (default: SOURCE_DATE_EPOCH, or today)
arg-format = The output format: { $values }
arg-interface = The address to listen on
arg-port = The port (default: 1111, or the next free one)
arg-open = Open the site in the browser
arg-folder = Write the pages of the guide into this folder instead of opening them
arg-poll = Check for changes every second instead of using file events, for shared folders
arg-read-only = Leave out the editor, so that the preview never writes a file
arg-mark-current = Record that this translation matches the current source
arg-docx = Word files (.docx), or folders of them
arg-language = The language of the text: ky or ru (default: detected from its letters)
arg-slug = A title, or a name for the address
arg-id = The id of the event, or its title
arg-name = The name or title, from which the id is made, or the id
arg-ask = Ask the questions also if the input is not a terminal
arg-dir = The folder of the new site
arg-example = Write a complete example: an invented project with events, results, promises and pictures
arg-host = The web host: { $values }
arg-zip = Also write the finished site into this zip file, to upload it to a web host
arg-rule = The name of a rule, as shown in square brackets in messages (default: list all rules)
arg-kind = The record kind: { $values } (default: all)
arg-shell = The shell
arg-fix = Apply safe fixes after showing them
arg-yes = Do it without asking

## Usage errors
usage-unknown-argument = unknown option { $arg }
usage-word-too-many = unexpected argument { $arg }; put a name of several words in quotation marks
usage-text-too-many = unexpected `{ $arg }`: only one title is expected here
usage-unknown-command = unknown command { $command }
usage-invalid-value = invalid value `{ $value }` for { $arg }
usage-bad-value = invalid value `{ $value }` for { $arg }: { $reason }
usage-no-value = { $arg } requires a value
usage-no-value-taken = { $arg } does not take a value
usage-missing = missing argument { $arg }
usage-missing-command = missing command
usage-conflict = { $arg } cannot be used with { $other }
usage-twice = { $arg } is given twice
usage-other = invalid command line
usage-meant = did you mean { $nearest }?
usage-values = possible values: { $values }
usage-more = for more information, run { $command } --help
write-day = write a day such as 2017-11-16
write-url = write the whole address, such as https://example.kg/

## import
import-unreadable = cannot read { $file }: { $reason }
import-not-word = { $file } is not a Word file (.docx)
import-no-bytes = { $file } is empty (0 bytes); copy or download it again
import-cut = { $file } is cut off: its end is missing; copy or download it again
import-damaged = { $file } is damaged; open it in Word or LibreOffice and save it again
import-old = { $file } is in the old Word format (.doc); open it in Word or LibreOffice and save it as .docx
import-password = { $file } is protected by a password; open it in Word, remove the password and save it
import-other-format = { $file } is a file of the format { $format }, not a Word file (.docx); open it in Word or LibreOffice and save it as .docx
import-lock = { $file } is not a document: the program keeps it while the document is open; import the document itself, whose name does not begin with ~$
import-no-files = no Word files (.docx) found: { $file }
import-one-slug = --slug is the name of one release, but several files are given; import them one by one
import-large = { $file } is too large: it unpacks to more than a press release can hold; nothing was imported
import-broken = { $file } is damaged ({ $part }); open it in Word or LibreOffice and save it again
import-empty = { $file } contains no text
import-inserted = { $count ->
        [one] accepted { $count } insertion in tracked changes
       *[other] accepted { $count } insertions in tracked changes
    }
import-left-deleted = left out text that is deleted in tracked changes ({ $count }): { $texts }
import-left-hidden = left out text that is hidden in Word ({ $count }): { $texts }
import-left-header = left out headers and footers of pages ({ $count }): { $texts }
import-left-comment = left out comments ({ $count }): { $texts }
import-left-prompt = left out prompts of controls that are not filled in ({ $count }): { $texts }
import-left-contents = left out a table of contents: { $texts }
import-left-field-code = left out text inside of field codes: { $texts }
import-left-covered-cell = left out text of table cells that merged cells cover ({ $count }): { $texts }
import-left-chart = left out charts; add them as pictures or tables ({ $count }): { $texts }
import-left-embedded = left out files inside of the Word file ({ $count }): { $texts }
import-left-label = left out the line above the headline: { $texts }
import-left-unused-note = left out footnotes that nothing refers to ({ $count }): { $texts }
import-left-struck-title = left out struck-out words of the headline: { $texts }
import-left-link-target = left out targets of links that do not work on the web ({ $count }): { $texts }
import-picture = left out picture { $name }, because browsers do not show its format: save it as JPEG or PNG
import-picture-outside = picture { $name } is not in the Word file, but only linked: add it yourself
import-picture-uncropped = left out picture { $name }, because it is cropped or turned in Word but cannot be changed: save it as JPEG or PNG
import-picture-tilted = picture { $name } is tilted in Word, but straight here
import-picture-shaped = picture { $name } is cut to a shape in Word, but whole here: see whether its corners may be public
import-alt = describe what picture { $name } shows, in the square brackets before its name
import-diagram = a diagram became a list; check its order: { $text }
import-symbol = left out a symbol without a Unicode character: { $name }
import-raised = raised or lowered text stands on the line; check it: { $text }
import-formula = left out a formula: { $text }
import-nested-table = a table inside of a table became text of its cell; check it: { $text }
import-title-note = the footnote of the headline became the last paragraph: { $text }
import-capitals = the headline was in capitals: check that names still start with a capital letter
import-title = the headline is uncertain: check title
import-date = no date with a year found: date is set to today
import-dateline = took place and date from this line, and removed it from the text: { $text }
import-date-line = took the date from this line, which is kept in the text: { $text }
import-line = this line has a place or date and something else, so it is kept in the text: { $text }
import-other-date = the text has the date { $date }, but the release has another one: check date
import-person = replaced the paragraph with contact details by people: [{ $person }], whose card is shown on the page: { $text }
import-contacts = the contact details are kept in the text, because they match no record in people.yaml
import-two-languages = the text is in two languages and became two files; check where the second begins: { $text }
import-other-language = a part may be in the other language, and is kept in this file: { $text }
import-shared = the date and all else that both languages share is in { $file }
import-draft = The press release is a draft. Read it, write a summary, and remove the line draft: true.
