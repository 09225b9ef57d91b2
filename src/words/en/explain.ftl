# The rules at length: what each means (`.meaning`), and what to do (`.remedy`). Lines are printed as they stand here.

## Around the rules
explain-wrong = Wrong:
explain-right = Right:
explain-remedy = What to do:
explain-today = Today is { $day }.
explain-file = (the file is there)
explain-errors = Errors: while there is one, the site is not written.
explain-warnings = Warnings: the site is written; `--strict` takes them for errors.
explain-allow = To silence this warning for one text or one record, add to it: allow: [{ $rule }]
explain-one = A rule at length, with an example: aikyn explain { $rule }
no-rule = there is no rule { $name }
no-rule-list = all rules: aikyn explain

## Files
rule-invalid-encoding = The file is not UTF-8 text
    .meaning =
        Every file is read as UTF-8, in which all Kyrgyz and Russian letters have
        their place. This file was saved in another encoding, often Windows-1251,
        or it is no text at all. The message names the first byte that does not
        fit.
    .remedy =
        Open the file, see that its letters look right, and save it as UTF-8.
        In Notepad: “Save as”, then “Encoding: UTF-8”.
rule-yaml-syntax = The data is not written as YAML
    .meaning =
        YAML is the form of data files, and of the lines between `---` at the top
        of a text: `key: value`, one a line. Here a sign stands where YAML gives
        it another meaning. Most often it is a colon inside a title, a tab at the
        start of a line, or a quotation mark or a bracket that is never closed.
    .remedy =
        Put a value that holds a colon in quotation marks. Indent with spaces.
        Close what you open. The message points at the line; the slip may be on
        the line before.
rule-front-matter = The data at the top of the text is missing or never closed
    .meaning =
        A press release and a page begin with their title, date and other data
        (the front matter), between two lines `---`. Without these two lines it
        cannot be told where the data ends and the text begins.
    .remedy =
        Put `---` alone on the first line, and `---` alone on the line between the
        data and the text.
rule-invalid-date = There is no such day or time, or the end lies before the start
    .meaning =
        The calendar has no such day, the clock no such time, or a span of days
        or hours ends before it begins.
    .remedy =
        Look the day up in a calendar and correct it. If the day is not known,
        write the month or the year alone: 2017-11 or 2017.
rule-limit-exceeded = The data uses anchors, or is too deep or too large
    .meaning =
        YAML lets you mark a value with `&name` and repeat it with `*name`. Aikyn
        does not accept that, since a small file of such marks can fill the memory
        of a computer. Lists inside lists deeper than 16 levels, files over 10 MB
        and single values over 1 MB are not accepted either.
    .remedy =
        Write the value out at each place. Split a file that is too large. A text
        that begins with `&` or `*` goes in quotation marks.

## Keys and values
rule-duplicate-key = The same key stands twice in one record
    .meaning =
        Only one of the two values could be used, and nobody could tell which one
        was meant.
    .remedy =
        Keep one of the two lines.
rule-unknown-key = There is no such key here
    .meaning =
        What stands before the colon is not a key of this kind of record. Mostly
        it is a slip of the pen, and without this error the value would get lost
        without a word.
    .remedy =
        Take the key that the message suggests. All keys are in docs/content.md.
        What a theme of your own needs goes under `extra`.
rule-missing-key = A key that is required is missing
    .meaning =
        The record or the text lacks a key without which it cannot be shown: an
        event its day, a release its title.
    .remedy =
        Add the line that the message names. If only the year or the month is
        known, a day may be written as 2017 or 2017-11.
rule-wrong-type = The value is not of the kind that belongs here
    .meaning =
        Each key takes a value of one kind: a text, a day, a time, a number, the
        id of a record, a list. This value cannot be read as one.
    .remedy =
        Write it as the message shows. Times and numbers with a sign go in
        quotation marks: "10:00", ">20".

## Records and references
rule-duplicate-id = Two records have the same id
    .meaning =
        The id is the name by which other records and texts refer to this one, and
        part of its address on the site. So within a kind it stands only once.
    .remedy =
        Give the newer record another id. An id that is published never changes:
        links to it would break.
rule-unknown-reference = There is no record with this id
    .meaning =
        An event, a release or a link names a record by its id, and no record has
        that id. Either it is misspelt, or the record is still to be written.
    .remedy =
        Take the id that the message suggests, or add the record to its file in
        content/data.
rule-unknown-language = The file's name names no language of this site
    .meaning =
        The language of a text stands in the name of its file: `.ky.md` for
        Kyrgyz, `.ru.md` for Russian. This name has none, or one that is not in
        `languages` of content/site.yaml.
    .remedy =
        Rename the file as the message says, or add the language to `languages`.
rule-address-collision = Two pages or files would have the same address
    .meaning =
        Two sources would be written to one place of the site, and the second
        would hide the first. Capital and small letters count as the same here,
        since many servers and disks do not tell them apart.
    .remedy =
        Give one of the two another `slug`, id or file name. Do not change the one
        that is already published.
rule-conflicting-fact = The two language files of a text state different facts
    .meaning =
        Date, events, picture and other facts belong to both languages. Here both
        files give the same key, and the values differ.
    .remedy =
        Find out which is true, and keep it in one of the files. The other takes
        it from there.

## Links and pictures
rule-broken-link = A link leads nowhere
    .meaning =
        The page, the file or the place on a page that a link names is not in the
        finished site. The reader would meet “page not found”.
    .remedy =
        Link to pages and records by their names: `page:about`, `press:school`,
        `visit:jazy-2017`. Such links are right in both languages.
rule-missing-file = A picture or document is not there
    .meaning =
        The file that is named here is not in its place; or it is a symbolic link
        that leaves the site's folder, or it may not be read. If the whole file
        content/site.yaml is missing, there is no site in this folder.
    .remedy =
        Put a picture beside its text, and documents under content/static. See
        that the name is written in the same way, capital letters included.
rule-missing-alt = A picture has no text for those who cannot see it
    .meaning =
        People who do not see, and people whose network is too weak for pictures,
        get this text in place of the picture.
    .remedy =
        Say in a few words what the picture shows. If it only decorates, write
        `image_alt: ""` for the picture of a release.
rule-bad-picture = A picture cannot be published as it is
    .meaning =
        Each picture is read, cleaned of what a camera writes into it (the place,
        the number of the camera), and written anew in sizes for telephones. This
        one cannot be read, or moves, or is of a kind that many browsers do not
        show. A drawing (SVG) may only draw: no script, no links, nothing from
        elsewhere.
    .remedy =
        Save the picture anew as JPEG or PNG, and the drawing as plain SVG. If
        only the name is wrong, rename it.
rule-unsafe-link = Such links are not allowed
    .meaning =
        A link may lead to a site (https, http), an e-mail address (mailto), a
        telephone number (tel) or a place of this site. A link to a file on your
        own disk opens nothing for others, and some others are dangerous.
    .remedy =
        Put the file on the site or another place in the web, and link to it
        there.

## Themes
rule-template-error = A template of the theme has a mistake
    .meaning =
        The theme draws the pages with templates. One of them cannot be read, or
        asks for something that does not exist. You meet this only if the site has
        a theme of its own.
    .remedy =
        Mend the template at the line named, or tell whoever makes the theme. All
        that templates receive is in docs/themes.md.
rule-missing-string = A text of the interface is missing in one language
    .meaning =
        Words of buttons, headings and notices stand in strings/ky.ftl and
        strings/ru.ftl. One language lacks a text that the other has, or the two
        use different variables.
    .remedy =
        Add the text to the file of the other language, with the same variables.

## Texts and languages
rule-raw-html = HTML in a text is left out
    .meaning =
        Texts are written in Markdown. HTML tags are left out of the page, since a
        pasted piece of code could break the page or harm the reader.
    .remedy =
        Write it as Markdown: `**bold**`, `*italic*`, `[text](address)`.
rule-missing-translation = A text is missing in one language
    .meaning =
        The reader of that language gets the text in the other language, with a
        notice. Nothing is lost, but the reader is owed a translation.
    .remedy =
        Add the other language. `aikyn status` lists all that is missing.
rule-outdated-translation = The source has changed since the translation was made
    .meaning =
        The line `translated_from` of a translation remembers which version of the
        source it renders. The source is another one now, so readers are told that
        the translation may be out of date.
    .remedy =
        Bring the translation up to date. Then let the program record it:
        aikyn status --mark-current FILE
rule-wrong-language = A paragraph is in the other language
    .meaning =
        A paragraph in a Kyrgyz file is Russian, or the other way round. Mostly it
        was copied to be translated, and forgotten. Screen readers and search
        engines take it for the language of the file.
    .remedy =
        Translate it. If the words belong there in the other language, mark them:
        {"["}Добро пожаловать]{"{"}lang=ru{"}"}
rule-mixed-script = A letter of another alphabet stands inside a word
    .meaning =
        A Latin or Greek letter looks like the Cyrillic one, but search does not
        find the word, and screen readers stumble over it. Often such letters come
        from a keyboard without ө, ү and ң, or from an old document.
    .remedy =
        Type the letter that the message names. `aikyn check --fix` mends such
        letters in place, after showing them to you.
rule-number-mismatch = A number differs between the two languages
    .meaning =
        A number, date, sum, telephone number or e-mail address stands in one
        language and not in the other. One of the two readers is told something
        false.
    .remedy =
        Look up which is true, and correct the other text. A number in words
        counts as the same number in digits.
rule-unexplained-abbreviation = An abbreviation is explained nowhere
    .meaning =
        The text uses an abbreviation that is neither in the glossary nor spelled
        out in the text. Not every reader knows it.
    .remedy =
        Record it in content/data/glossary.yaml: then it is explained on every
        page. Or spell it out where it is first used.
rule-unbalanced-quotes = A quotation mark has no pair
    .meaning =
        A quotation is opened and never closed, or closed and never opened. The
        reader cannot tell where the quoted words end.
    .remedy =
        Add the mark that is missing, or take away the one that is too many.
rule-literal-markup = Asterisks would be printed in the text
    .meaning =
        Asterisks for bold or italic do not work when they stand between a
        quotation mark or a bracket and a letter. The reader would see them.
    .remedy =
        Put the ending of the word inside the asterisks as well, or move the
        quotation marks outside them.

## Totals and days
rule-cut-text = A text ends before a sign that hides the rest
    .meaning =
        In YAML a space and `#` begin a remark, which readers never see. Here a
        letter or a figure follows the sign at once, as in a name (`school #1`).
    .remedy =
        Put the whole text in quotation marks. If a remark was meant, write a space
        behind the `#`.
rule-total-mismatch = A stated total does not agree with its parts
    .meaning =
        The stated number cannot come from the numbers it is made of: women and
        men are more than all participants, or the events invite fewer
        municipalities than the programme states. “More than 20” is understood.
    .remedy =
        Look again at both. What is not exact is written ">20" (more than),
        ">=20" (at least) or "~20" (about).
rule-weekday-mismatch = The day of the week does not fit the date
    .meaning =
        Beside a date stands a weekday on which it does not fall. People would
        come on the wrong day.
    .remedy =
        Look at a calendar and correct the weekday or the date.
rule-status-outdated = The day has passed, and the event is still planned
    .meaning =
        The status is still `planned` (it is when none is written), but the day is
        over. Readers cannot tell whether the event took place.
    .remedy =
        Write `status: held` if it took place, `postponed` with the new day, or
        `cancelled` with the reason.
rule-results-overdue = The event took place, and there are no results
    .meaning =
        The event was held, more days ago than `results_due_days` of
        content/site.yaml allows (30 if it says nothing), and what came of it is
        not recorded. Readers are told that the results are still owed.
    .remedy =
        Add `results:` with what you know: how many came, what was decided.
rule-commitment-overdue = A promise is past its day
    .meaning =
        The day by which something was promised has passed, and the promise is
        neither done nor dropped.
    .remedy =
        Write `status: done`, best with `evidence:`; or `dropped` with the reason;
        or a later `due:`, with what happened under `updates:`.
