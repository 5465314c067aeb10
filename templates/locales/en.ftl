# The words that readers of a site see, on pages, maps, plots and paper, in English. Those of the terminal stand in
# `../terminal.ftl`.
#
# A message is a whole sentence or a whole heading; what stands in { } is filled in and may be moved.
# Numbers come formatted. No message holds markup. Another language is one file more beside this one, named after its tag.

## The language itself

# What the language calls itself
language-name = English
# What the language calls the language of this tag; for a language that is not here the tag itself is shown
language-named = { $tag ->
    [en] English
    [es] Spanish
   *[other] { $tag }
}
# Behind a text that is shown in another language than the page. language: from the message before
in-that-language = (in { $language })
# On every page of a radar in several languages that shows texts of another one. language: from the message before
texts-in-other-language = What has no translation is shown in { $language }.
# Name of the links to the same page in other languages, for screen readers
languages-word = Languages
# Letters that are sorted behind the one they are made of, as ñ in Spanish; - where there are none
letters-of-their-own = -
# What stands between the whole and the parts of a number
decimal-mark = .

## Every page: frame, navigation, footer

skip-to-content = Skip to the content
skip-to-list = Skip to the list and what narrows it
edition-and-date = Edition { $edition }, data of { $date }
# Name of the main navigation, for screen readers
main-navigation = Main
# Name of the links in the footer, for screen readers
more-pages = More pages
contents-heading = On this page
# Name of the line that shows the way from the home page to this page, for screen readers
breadcrumb = Breadcrumb
banner-unscored = Nobody has scored { $criteria } of any technology.
banner-old = The needs were said in { $years } and are old by now.
banner-unscored-and-old = Nobody has scored { $criteria } of any technology, and the needs were said in { $years } and are old by now.
# No checksum of the data here: each page would change with every word of the data
imprint = { $title }, edition { $edition }, data of { $date }. Made with leadar { $version }.
contact-and-licence = Contact: { $contact }. Licence of the data: { $licence }.
accessibility = Accessibility
how-to-print = To print a page, use your browser; nothing else is needed.
made-with = Made with leadar { $version }.
# A window title: what the page is about, and the name of the site
title-of-page = { $heading } – { $site }
title-of-page-of-kind = { $heading } – { $kind } – { $site }
title-of-home = { $site } – edition { $edition }
navigation-radar = Radar
navigation-topics = Topics
navigation-needs = Needs
navigation-standards = Standards
navigation-buying = Buying
navigation-changes = Changes
navigation-method = Method
navigation-data = Data
kind-downloads = downloads
kind-coverage = coverage
kind-ring = ring
kind-standards = standards
kind-topic = topic
kind-technology = technology
kind-group = practitioner group
kind-view = view
kind-method = how a need becomes a placement

## Page: search

search-heading = Search
# Name of the field in the head of every page
search-site = Search all pages
search-lead = Everything on these pages, by kind. Type in the field at the top of the page to search names, other names, numbers and texts.
search-statements = Statements from workshops
search-groups = Practitioner groups
search-words = Words explained
search-pages = Other pages
# count: a number; text: what was typed
# Words by which somebody may look for a page of the site.
search-about = Who made this radar, whom to ask, licence, how to cite it.
search-data = Downloads: Excel workbook, CSV tables, JSON, everything as one zip; checksums, licence, how to cite it.
search-method = How it is scored: criteria, weights, rules of the rings, readiness (TRL), uncertainty, simulation, formulas.
search-next = Gaps of knowledge: what to ask, score or look up next.
search-procurement = Joint procurement, tender, public procurement of innovation (PPI), pre-commercial procurement (PCP), price, budget, who else asks.
search-sources = Where the facts come from, and how fresh they are: documents, patents, publications, projects.
# Words that are not looked for where others were typed beside them.
search-idle = a an and at by can do for from how i in is it my of on or our the to we what when where which who with
# count: how many entries; fitting: how many of the words each of them has; words: how many were typed.
search-some = Nothing has all the words of “{ $text }”. With { $fitting } of the { $words }: { $count }
search-found = Found for “{ $text }”: { $count }
search-nothing = Nothing was found for “{ $text }”.
search-tried = Tried were all names, other names, numbers and texts, word by word, in any case, with and without accents, and with one typing error a word.
# The names follow
search-near = Spelt nearly so:
search-ways = Or look here:
search-way-topics = Every topic, asked or not
search-way-technologies = All technologies in a table
search-way-needs = Everything that workshops said
search-more = Show all { $count }
search-failed = The search cannot read its index (assets/index.js). Everything is listed below.

## Page: technologies compared

compare-heading = Compare technologies
compare-lead = The same facts about every technology, side by side. Where something is not known, the table says so.
compare-choose = Choose what to compare
compare-add = Set beside each other, up to four:
compare-pick = choose a technology
compare-more = Add
compare-shown = Compared: { $names }.
compare-none = All technologies are shown.
compare-full = Four are compared already; take one out first.
compare-remove = Take out { $name }
compare-tick-some = Tick technologies to compare
compare-tick = Compare { $name }
compare-ticked = Ticked to compare: { $names }.
compare-these = Compare what is ticked ({ $count })
compare-all-in-table = Compare all in a table
compare-technology = Technology
compare-ring-word = Ring, and how sure
compare-value = Value, 0 to 1
compare-law = Legal class
compare-use = In public use
compare-unscored = No agreed level
compare-ring = { $ring }, { $sure }
compare-trl = { $trl }, { $basis }
compare-momentum = { $source }: { $words }
# who: a whole sentence of who asks; direct: statements it answers itself; helps: those it helps with.
compare-asked-by = { $who } { $direct ->
    [0] It answers none of their statements itself
    [one] It answers one statement itself
   *[other] It answers { $direct } statements itself
    }{ $helps ->
    [0] .
    [one] , and helps with one.
   *[other] , and helps with { $helps }.
    }
compare-class = { $class }: { $effect }
compare-no-route = no way of buying is declared for its ring
compare-no-value = not known
compare-no-law = not classed
compare-no-standard = none known
compare-no-use = no public record of use
compare-no-momentum = no source counted yet
compare-all-scored = nothing

## Page: accessibility

pages-work-for-everyone = These pages are meant to work for everyone: without script, by keyboard, in a screen reader, on paper, enlarged, in dark and in forced colours.
lists-say-what-maps-say = Everything a map says, the list beside it says in words. No page asks for anything outside its folder.
known-gaps = Known gaps
gap-small-marks = On crowded maps the marks are smaller than a finger; the list has the same links at full size.
gap-narrow = On screens narrower than 600 pixels no map is drawn, since its names could not be read; the list says all that the map says, and the map can be opened as a picture.
gap-one-language = The pages are in one language.
gap-texts-in-one-language = What was said in workshops, descriptions of technologies, titles of documents and what can be printed or downloaded are in one language; pages in other languages mark such texts.
tell-us = Tell us
statement-of-edition = Contact: { $contact }. This statement belongs to edition { $edition } of { $date }.

## Page: what changed

compared-with-edition = Edition { $edition } of { $date }, compared with edition { $before } of { $before_date }.
weights-changed = The weights changed as well: { $weights }.
earlier-editions = Earlier editions
column-edition = Edition
column-data-of = Data of
column-placed = Placed
column-digest = Digest of its data
first-edition = Edition { $edition } of { $date } is the first edition; there is nothing to compare it with.
# frozen: kept for good by the command `leadar freeze`
what-next-edition-says = When it has been frozen, the next edition says here what came, moved and went, and why. Its maps keep what does not move where it stands.
moved-inwards = Moved inwards
nearer-to-use = Nearer to use than before.
moved-outwards = Moved outwards
farther-from-use = Farther from use than before.
renamed-on-radar = Renamed
renamed-meaning = The same technology in the same ring, under another name.
merged-on-radar = Merged
merged-meaning = Part of another technology now.
new-on-radar = New on the radar
asked-to-move = Asked to move, waiting
asked-to-move-meaning = The rules ask for another ring, not yet in enough editions in a row and not with enough probability.
# changes: as in "Moved inwards: 2; new on the radar: 1"
changes-summary = { $unchanged ->
    [one] { $changes }; 1 technology in the ring it was in.
   *[other] { $changes }; { $unchanged } technologies in the ring they were in.
    }
nothing-moved = nothing moved
changes-causes = What changed in the data, and what it did
# contribution: its share in the change
changes-causes-meaning = Every change of the data has its share in the change of each probability and value; the shares add up to the whole. What decided a move is the change that did most for reaching the nearer of both rings, or for leaving it.
column-otherwise = Change
column-moved-by-it = Moved by it
column-touched-by-it = With another probability or value
column-most-probability = Most in a probability
column-most-value = Most in a value
changes-idle = Changed no probability and no value: { $kinds }
changes-as-data = With every share for every technology, and as a feed:
counted-heading = { $heading }: { $count }

## Page: data

data-as-files = Everything the pages say, as files to take along. Choose by what you want to do.
data-for-planners = To read, filter and print
data-book = All tables in one workbook
data-book-for = It opens in a spreadsheet: a sheet for each table, and one that says what the columns mean. Begin with the sheet “technologies” or “needs”.
# format: XLSX, JSON
data-size = { $format }, { $kilobytes } kB
data-map-alone = map (SVG)
data-archive = The whole site in one file
data-archive-for = Unpack it on a stick or a share and open index.html; it needs no network.
data-for-researchers = To calculate with
data-format = A table each, as CSV: UTF-8, commas, decimal points, ISO dates, a header row (RFC 4180). Identifiers and names stand side by side, so that each table can be read alone. Where a spreadsheet shows all in one column, take the workbook.
data-columns-of = Columns of { $file }
data-for-programs = For programs and archives
data-json-for = All tables as one object; numbers are numbers.
data-schema-for = It says which tables and columns there are and what they mean.
data-checksums = { $file } has the checksum of every file of this site.
data-feed = { $feed } is a feed of what changed since the edition before; { $changes } has the same as data.
data-to-cite = To cite
data-under-licence = Licence of the data: { $licence }.
# The line at the end of a page; files: links to files
page-data = Data of this page: { $files }.
page-data-cite = How to cite it
page-data-book = all tables in one workbook (XLSX)
page-data-table = table (CSV)
page-data-object = everything on this technology (JSON)
page-data-topic = technologies, needs and standards of this topic (XLSX)
page-data-changes = all changes (JSON)
page-data-feed = feed of changes (Atom)
# The workbook with all tables
book-about = About
book-title = Radar
book-edition = Edition
book-licence = Licence
book-contact = Contact
book-sheet = Sheet
book-rows = Rows
book-row = A row is { $row }.
book-columns = Columns
book-column = Column
data-file = { $rows ->
    [0] no rows yet. A row is { $row }.
    [one] 1 row, { $kilobytes } kB. A row is { $row }.
   *[other] { $rows } rows, { $kilobytes } kB. A row is { $row }.
    }
# What one can do with a table
data-to-choose = Use this table to filter and sort what could be bought, tried or watched; begin here.
data-to-hear = Use this table to read what officers asked for, and count what has no answer.
data-to-compare-topics = Use this table to compare topics: who was asked, and what there is for each.
data-to-date = Use this table to check when a workshop was held, also where sources disagree.
data-to-cite-standards = Use this table to draw up the references of a tender.
data-to-follow = Use this table to follow an answer back to the wish behind it.
data-to-compare-places = Use this table to check a ring, and compare editions.
data-to-doubt = Use this table to see which other ring is likely.
data-to-weigh = Use this table to weigh the criteria in your own way.
data-to-see-what-moves = Use this table to see how far a figure is from changing a ring.
data-to-ask = Use this table to choose what to find out first.
data-to-test = Use this table to see which single assumptions the rings hang on.
data-to-read-law = Use this table to look up what a class means before you ask your lawyer.
data-to-agree = Use this table to see how far assessors agree.
data-to-check-use = Use this table to check who uses, tried or gave up a technology, each with its source.
data-to-compare-figures = Use this table to compare prices, error rates and other figures that were published.
data-to-plot = Use this table to plot how attention to a technology changes over the years.
data-to-read-sources = Use this table to read what stands behind these counts.
document-of-view = { $view }: { $document }
# What a row of a file is, and what its columns hold
data-identifier = identifier
data-identifier-of-the-workshop = identifier of the workshop
data-identifier-of-the-topic = identifier of the topic
data-kind-of-the-statement = kind of the statement
data-the-statement-in-our = the statement in our own words
data-identifier-of-the-lead = identifier of the lead-in it belongs to
data-statement-lead-in-or = statement, lead-in or boilerplate
data-whether-it-asks-for-a-field = whether it wishes for a whole field
data-what-would-settle-it = what would settle it: technical, organisational, training or legal; empty where nobody sorted it
data-who-sorted-it = who read that out of it, in the words of the workshop’s file
data-source = source
data-section-of-the-source = section of the source
data-number-of-the-item = number of the item in the section
data-line-of-the-source = line of the source
data-title-of-the-workshop = title of the workshop
data-name-of-the-topic = name of the topic
data-name-of-the-group = name of the practitioner group
data-identifier-of-the-group = identifier of the practitioner group
data-answered = yes, no, or asks-nothing: existing practice, law and background ask for nothing
data-number-of-direct-answers = number of technologies that are a direct answer
data-number-that-help = number of technologies that help with it
data-names-of-direct-answers = names of the technologies that are a direct answer, separated by semicolons
data-names-of-what-helps = names of the technologies that help with it, separated by semicolons
data-year-of-the-plan = year of the plan, from 1
data-planned-days = planned days, as the plan prints them
data-whether-a-workshop-was-held = whether a workshop on it is in the data
data-number-of-statements = number of statements
data-number-unanswered = number of statements that ask for something and have no technology
data-number-of-technologies = number of technologies that may serve it or are asked for in a workshop on it
data-technologies-by-ring = number of these technologies in each ring, separated by semicolons
data-place = town or venue
data-country = host country, ISO 3166
data-first-day = first day
data-last-day = last day
data-which-source-gives-the-date = which part of the source gives the date; where two disagree, each has a row
data-name-of-the-technology = name of the technology
data-name-of-the-ring = name of the ring
data-names-of-groups = names of the practitioner groups whose topics it may serve, separated by semicolons
data-names-of-topics = names of the topics it may serve, separated by semicolons
data-name-of-the-activity = name of the activity
data-names-of-technologies = names of the technologies, separated by semicolons
data-number-answered-directly = number of statements asking for something that it answers directly
data-number-helped-with = number of statements asking for something that it helps with
data-a-topic = one topic of the plan: whether a workshop on it was held, and how many technologies there are for it
data-a-workshop-and-a-date = one workshop with one date that a source gives for it
data-identifier-of-the-need = identifier of the need
data-identifier-of-the-technology = identifier of the technology
data-core-related-constrains-or = core, related, constrains or rejected
data-who-decided = who decided
data-when = when
data-why = why
data-name = name
data-what-to-do = What can be done with it now
data-way-of-buying = The way of buying it, empty where none is declared for it
data-what-it-is = what it is
data-identifier-of-the-activity = identifier of the activity
data-identifiers-of-topics-separated = identifiers of topics, separated by semicolons
data-low-end-of-the = low end of the TRL range, 1 to 9
data-high-end-of-the = high end of the TRL range, 1 to 9
data-what-the-range-rests = what the range rests on
data-when-it-was-judged = when it was judged
data-identifiers-of-legal-classes = identifiers of the legal classes of the typical use, separated by semicolons
data-further-uses = other uses with the identifiers of their legal classes; they decide no ring
data-instrument-and-article = instrument and article
data-what-law-does = what law does to such uses
data-level-on-legal-criterion = level on the legal criterion
data-level-with-special-categories = level where special categories of personal data are handled
data-safeguards-usually-required = safeguards usually required, separated by semicolons
data-who-reviewed-it = who has reviewed it; empty where nobody has
data-a-legal-class = a legal class, a reading aid and no legal advice
data-identifier-of-the-ring = identifier of the ring
data-identifier-of-the-ring-the-rules-ask = identifier of the ring the rules ask for; another one where it waits to move
data-identifier-of-its-ring = identifier of its ring in the edition before; empty where it was not there
data-new-inward-outward-or = new, inward, outward or unchanged since the edition before; empty without one
data-number-of-the-rule = number of the rule that fired, from 1
data-weighted-value-over-the = weighted value over all criteria, the mean of what is drawn for levels that nobody knows, 0 to 1; empty where nothing weighs
data-share-of-the-weights = share of the weights whose criteria are known, 0 to 1
data-sum-over-the-statements = sum over the statements linked, in points, 0 or more; unless radar.toml says "by-line", each workshop hands out 100 points
data-asked-not-mentioned-or = asked, not-mentioned (a workshop on a topic of it was held, and no statement mentions it) or not-yet-asked
data-one-statement-it-rests-on = identifier of the one statement on which a need level of 3 or more rests; empty where several carry it
data-year-where-old = year of the workshop where the statement is old at the edition's date, else empty
data-joint-grade = the grade that all who decided on the link give together
data-probability-of-link = probability that the link holds, 0 to 1
data-who-stands-behind-link = linker, one, agreed, grade-differs, disputed or panel
data-share-of-the-draws = probability that this ring comes out, 0 to 1
data-sure-word = sure, fairly sure or borderline
data-provisional = what rests on one source: maturity, law, links; empty where nothing does
data-whether-it-is-drawn = whether it is drawn in this ring
data-share-of-the-draws-that-end-in = probability of this ring, 0 to 1
data-standard-error-of-the = standard error of the probability; 0 where it is counted out
data-trl-low-the-identifier = trl.low, the identifier of a criterion, a weight, or law
data-what-it-is-now = what it is now; empty where unknown
data-the-nearest-number-with = the nearest number with which the ring is another
data-identifier-of-the-ring-then = identifier of the ring then
data-the-change-in-words = the change in words
data-round-of-the-panel = round of the panel, from 1
data-pseudonym = pseudonym
data-lowest-plausible-level = lowest plausible level
data-most-plausible-level = most plausible level
data-highest-plausible-level = highest plausible level
data-when-it-was-given = when it was given
data-identifier-of-the-criterion = identifier of the criterion
data-weight-of-the-criterion = weight of the criterion
data-level-1-worst-to = level on the scale of the criterion; empty when missing
data-number-as-printed-on = number as printed on it
data-title = title
data-body-that-keeps-it = body that keeps it
data-sort-of-document = sort of document
data-where-it-stands-in = where it stands in its life
data-year-of-publication = year of publication
data-identifier-of-the-one = identifier of the one that took its place
data-identifiers-separated-by-semicolons = identifiers, separated by semicolons
data-expires = day on which it lapses unless it is prolonged
data-action = what a buyer does about it: adopt, watch-revision, watch-review, watch, use-successor, do-not-cite, propose-european, comply
data-answers = identifiers of the statements that it answers, as somebody decided, separated by semicolons
data-standard-url = address of its page, or of one that tells where it stands
data-review-by = the day by which somebody is to look again where it stands
data-where-the-facts-were = where the facts were checked
data-a-statement-of-a = one statement of a workshop: what was said, where, and what answers it
data-a-link-between-a = one need with one technology that may answer it, and who judged that
data-a-technology = one technology: its name and groups, its ring and how sure that is, its TRL, and what it answers
data-package = { $file } describes all files and columns for programs, as a Frictionless Data Package.
# citation, archive: names of files
data-for-citation = { $citation } says how to cite the edition, in the Citation File Format; { $archive } describes the whole folder for archives, as an RO-Crate.
cite-as-below = If you use this radar, please cite the edition as below.
crate-table = { $rows ->
    [one] A table of 1 row.
   *[other] A table of { $rows } rows.
} A row is { $row }.
crate-citation = How to cite the edition.
crate-package = All tables and columns, as a Frictionless Data Package.
crate-archive = The whole site in one file, without this file.
crate-data-of-technologies = The rows of the tables on each technology.
crate-data-of-topics = The rows of the tables on each topic, as a workbook.
crate-workbook = All tables in one workbook.
crate-json = All tables as one JSON object.
crate-schema = The shape of the JSON object with all tables.
crate-map = A map of the radar.
crate-print = A document for paper.
crate-page = A page of the site.
crate-pages = Pages of the site.
crate-assets = What the pages are shown with: style sheet, scripts, index to search.
crate-build = The site was made from the data
# Beside the digest, in the file that says how to cite
cite-digest = SHA-256 over all files of radar-data, paths and texts
crate-inputs = All files of radar-data for edition { $edition }
data-a-public-record = a public record: what a document says that somebody did with a technology
data-a-figure-of-a-record = a figure that a public record gives
data-figure-about = what it is about
data-figure-low = the smallest
data-figure-high = the largest, the same where one number is given
data-figure-unit = its unit
data-figure-covers = what it covers
data-public-record = identifier of the record among those of the technology
data-public-record-kind = what it tells of
data-public-record-shown-in = in what the technology was seen at work; empty where the document does not tell
data-public-record-paused = yes where those who use it have paused its use
data-public-record-speaks = whether it speaks for the technology, against it, or both
data-public-record-says = what the document says, in our own words
data-public-record-who = who did it, with the kind of organisation and the country, separated by semicolons
data-public-record-happened = when it happened, as exactly as it is known
data-public-record-published = when the document was published, where known
data-public-record-title = title of the document
data-public-record-publisher = its publisher
data-public-record-address = its address
data-public-record-language = its language, BCP 47
data-public-record-where = where in the document
data-public-record-strength = how disinterested the document is: independent, own-account of a user, press or vendor
data-public-record-read = how much of it was read
data-public-record-note = what else is to be known
data-public-record-entered-by = who entered it
data-public-record-entered = when it was entered
data-a-placement = where one technology stands and why: its ring, the rule that decided, how sure that is, and its value
data-the-level-of-a = one technology with one criterion, its level there and what that rests on
data-how-probable-a-ring = one technology with one ring, and how probable it is that it belongs there
data-a-change-of-one = one figure of a technology, with the nearest number that would change its ring
data-a-score-of-an = a score of an assessor
data-a-standard-or-legal = one standard or legal instrument: its number, state and topics
data-a-scanned-count = a year of what a public source counts for a technology
data-a-scanned-record = a work, project, notice, standard, patent or page that a public source lists for a technology, where its terms let it be shown
data-source-asked = public source
data-query = what was asked, in the source's own words
data-retrieved = day of the scan
data-scanned-year = year
data-scanned-matches = matches in that year
data-scanned-total = all that the source has of that year, where it is known
data-scanned-complete = whether the year was over and whole at the source
data-scanned-break = whether the source counts something else from this year on
data-licence = licence or terms of the source, with the attribution that it asks for
data-record-kind = work, project, award, standard, patent or page
data-record-identifier = identifier in the source
data-record-date = date as far as the source gives it
data-record-end = when a project ends
data-record-scheme = funding scheme, type of work or notice, in the words of the source
data-record-status = state of a standard or project
data-record-countries = countries, ISO 3166-1 alpha-2 or as the source writes them, separated by semicolons
data-record-organisations = organisations, separated by semicolons
data-record-cited = how often it is cited, where the source counts that
data-record-chosen = sample, most-cited or latest where the source has more, else empty
data-record-address = address

## Filter and list beside a map

# things: technologies, statements or standards, whatever the page lists
filter-list = { $things ->
    [statements] Filter the statements
    [standards] Filter the standards
   *[technologies] Filter the map and the list
    }
ring-word = Ring
sector-word = Sector
movement-word = Change
movement-new = New
movement-inward = Moved inwards
movement-outward = Moved outwards
movement-unchanged = Unchanged
topics-word = Topics
sureness-word = Sureness
filter-search = { $things ->
    [statements] Search the statements
    [standards] Search numbers and titles
   *[technologies] Search names and descriptions
    }
show-all = Show all
filter-match = Match
filter-any = any of these
filter-every = all of these
filter-shown = { $things ->
    [statements] { $all ->
        [one] { $shown } of 1 statement shown: { $what }.
       *[other] { $shown } of { $all } statements shown: { $what }.
    }
    [standards] { $all ->
        [one] { $shown } of 1 standard shown: { $what }.
       *[other] { $shown } of { $all } standards shown: { $what }.
    }
   *[technologies] { $all ->
        [one] { $shown } of 1 technology shown: { $what }.
       *[other] { $shown } of { $all } technologies shown: { $what }.
    }
    }
filter-narrow = Narrow the list
filter-for-paper = Filter: { $sentence }
filter-no-longer = { $things ->
    [statements] All statements are shown: { $all }.
    [standards] All standards are shown: { $all }.
   *[technologies] All technologies are shown: { $all }.
    }
filter-or = { $one } or { $other }
filter-and = { $one } and { $other }
filter-none = { $things ->
    [statements] No statement fits: { $what }.
    [standards] No standard fits: { $what }.
   *[technologies] No technology fits: { $what }.
    }
# The two ends of a range, each before a choice
filter-from = from
filter-to = to
filter-any-end = any
# What is chosen of a range
filter-range = { $from } to { $to }
# A choice of a range with the number of things that meet it
filter-option = { $name } ({ $count })
filter-trl-hint = The low end of a technology's TRL range counts.
# Groups are sectors of the map: a technology stands where demand is strongest
filter-group-that-asks-most = The one group whose demand is strongest (sector)
# All groups that a technology serves by its topics
filter-any-group = All groups whose topics it serves
filter-route = Buying route
filter-kind-of-need = Answers a statement of kind
filter-need = Answers this statement
# What opens a long list that is folded at first
fold-statements = Show the { $count } statements
fold-needs = Show the needs: { $count }
fold-standards = Show the { $count } standards
fold-technologies = Show the { $count } technologies
fold-questions = Show the questions: { $count }
fold-stale = Show what to look at: { $count }
fold-documents = Show the documents under { $letter }: { $count }
# part: the heading above
fold-part = Show this part: { $part }
filter-way-back = Drop one choice, or all:
filter-without = Without { $what }: { $shown }
filter-part = { $shown } of { $all }
filter-unknown = Not known here: { $what }.
filter-names-only = Only what is on this page is searched: assets/index.js cannot be read.
lists-by-tag-and-team = Lists by tag and team
the-list = The list

## Page: home

find-your-topic = Find your topic
# by_topic: technologies on the map of a group; by_demand: those that stand in its sector on the map of all groups
counts-of-group = { $by_demand ->
    [one] { $by_topic } technologies serve the topics of this group. On the map of all groups, where each stands only with the group that asks most for it, 1 stands with this group.
   *[other] { $by_topic } technologies serve the topics of this group. On the map of all groups, where each stands only with the group that asks most for it, { $by_demand } stand with this group.
    }
topics-lead = By topic: technologies in each ring, whether its officers were asked, and needs without a technology. A technology counts with every topic that it serves; on the map of all groups it stands once, with the group that asks most. Not yet asked: no report of a workshop is known, even where one was planned.
topics-counted = { $count ->
    [one] 1 topic
   *[other] { $count } topics
    }
group-map = On its map: { $rings }
# Does not break before the number
ring-count-whole = { $ring } { $count }
# changes: how many moved in which way
changed-since = Since edition { $edition }: { $changes }
changed-nothing-before = This is the first edition; the next one says here what changed.
# helped: needs that technologies help with, and none answers
needs-open = { $count ->
    [0] { $helped ->
        [0] every need has a technology
       *[other] every need has a technology, { $helped } of them only a help
        }
    [one] 1 need without a technology
   *[other] { $count } needs without a technology
    }
other-maps = Other maps:
figure-technologies = technologies placed
figure-statements = statements from workshops
figure-unanswered = needs without a technology
figure-not-asked = topics not yet asked
workshop-held-on = workshop held { $days }
workshop-held = workshop held
workshop-held-in-year = workshop held { $year }
not-yet-asked-short = not yet asked
not-yet-asked-planned-for = not yet asked, planned for { $planned }
not-yet-asked-planned-year = not yet asked, planned for year { $year }
not-yet-asked-was-planned-for = not yet asked: was planned for { $planned }, whether it was held is not known
not-yet-asked-was-planned-year = not yet asked: was planned for year { $year } of the plan, whether it was held is not known

## Page: an item of a table

logo-of = Logo of { $title }
note-beside-map = Note on the map
nothing-more-is-said = Nothing more is said of it.
more = More
score-word = Score
links-word = Links
tags-word = Tags
teams-word = Teams
show-on-map = Show on the map
goes-with = Goes with
history = History
back-to-map = Back to the map
ring-and-sector = { $ring }, { $sector }
item-not-on-map = { $ring }, { $sector }; not on the map
item-no-longer = no longer on the radar; last { $ring }, { $sector } in { $edition }

## Maps in pages

# technologies: a number with its noun, as in "12 technologies"
skip-map = Skip the map, go to the list of { $technologies }
what-radius-means = The nearer to the centre of its ring, the higher the value; the angle, and the distance between two marks, mean nothing.
what-radius-means-on-scales = The nearer to the centre of its ring, the higher the value; from the outer to the inner edge, { $scales }. The angle, and the distance between two marks, mean nothing.
scale-of-ring = { $ring } { $outer } to { $inner }
map-as-svg = The map as an SVG file
map-narrow = The map needs a wider screen; the list below says all that it says.
for-paper-list = For paper: { $documents }.
# A map of more than a thousand
density-lead = So many marks are told apart only sector by sector; each sector has a map of its own:
density-how = The picture shows the whole in numbers: how many technologies stand in each field; the stronger its colour, the more. A field leads to its list, the name of a sector to its map.
density-title = Radar in numbers: { $title }
density-about = Each field says how many technologies stand there and leads to their list. The table has the same numbers.
density-cell = { $ring }, { $sector }: { $technologies }
density-table = Technologies by sector and ring
density-all = All
heading-of-sector = { $sector }, { $title }
map-of-all-as-svg = All marks in one SVG file
sectors-by-themselves = Each sector by itself, larger, with more names: { $sectors }.

## Page: a view

# As in "5 technologies: Deploy 2 and Watch 3."
technologies-by-ring = { $technologies }: { $rings }.
topics-of-group = Topics of this group
heading-map-and-list = Map and list
nothing-placed-here = No technology is placed here yet.
needs-without-technology = Needs without a technology

## Page: the map of a table

edition-of-table = Edition { $edition }.
table-names-none = The table names no technology.
not-on-map = Not on the map
what-rings-and-sectors-mean = What rings and sectors mean
table-as-csv = the rows of this map as a table, CSV
table-as-json = all of it, with meanings and earlier editions, JSON
no-longer-on-radar = No longer on the radar
number-of-earlier-editions = { $count } of earlier editions
title-of-table = technology radar
changes-of-editions = What came, moved and left
came-in-edition = Came
moved-in-edition = Moved
left-in-edition = Left
was-in-place = was in { $place }
from-one-ring-to-another = from { $from } to { $to }
edition-since-edition = { $edition }, since { $before }
nothing-changed-in-edition = Nothing came, moved or left.
one-of-editions = { $edition }, number { $number } of { $count } editions
heading-of-edition = { $title }, { $edition }
last-of-editions = { $edition }, the last of { $count } editions
kind-of-name-ring = ring
kind-of-name-sector = sector
score-of-item = score { $score }
item-new = new
item-moved-inwards = moved towards the centre
item-moved-outwards = moved outwards

## Page: a ring

ring-advice-proven = Where it surely is in use (TRL { $trl } or more): { $advice }
what-to-do = What to do.
technologies-in-ring = { $technologies } in this ring. What leads here:

## Statements and links

# year: of the workshop
statement-old = Old, of { $year }.
# The grade of a link
grade-core = direct answer
grade-related = helps with
grade-constrains = limits
grade-rejected = rejected
# As in "reviewer-2 (rejected)"
name-and-grade = { $name } ({ $grade })
# Who decided where the data say "desk", and "desk-2"
by-the-desk = the makers of this radar at the desk
by-reader-at-desk = reader { $number } at the desk
linked-at-the-desk = Whoever decided “at the desk” read the reports of the workshops; no practitioner was asked whether the link holds.
# decided: one of the phrases below
link-trust = Taken to be right with a probability of { $probability } (100 % is certain): { $decided }.
decided-by-linker = proposed by the linker and reviewed by nobody
decided-by-one = one reviewer decided
decided-alike = reviewers agree
decided-grade-differs = reviewers agree that it holds and differ on the grade, of which the weaker counts
decided-disputed = reviewers disagree on whether it holds
decided-by-panel = a panel decided
link-agreement = { $one } and { $other } both decided on { $pairs ->
    [one] 1 link
   *[other] { $pairs } links
    }: the same grade in { $same }, Cohen's kappa { $kappa }.
# Such as "gap 82 % of 60"
agreement-of-kind = { $kind } { $same } of { $pairs }
link-agreement-by-kind = { $in_all } By kind of statement: { $by_kind }.
link-agreement-undefined = { $one } and { $other } both decided on { $pairs ->
    [one] 1 link
   *[other] { $pairs } links
    }: the same grade in { $same }. Cohen's kappa is undefined, since everybody says the same throughout.
# points: what a workshop hands out
unit-of-workshop = In points: each workshop hands out { $points } over its lines that ask, whatever the length of its minutes.
unit-by-line = Points are weights of lines here, so that a workshop with long minutes weighs more.
level-with-probability = level { $level } { $probability }

# What a statement says of a technology, as a heading
asked-as-direct-answer = Direct answer
asked-as-help = Helps with
asked-as-in-use = Already in use
asked-as-background = Mentioned as background
# The kind of a statement, as a mark beside it
kind-of-capability = existing practice
kind-of-gap = gap
kind-of-requirement = requirement
kind-of-priority = priority
kind-of-solution = solution
kind-of-standardisation = standardisation
kind-of-procurement = procurement
kind-of-legal = law
kind-of-context = background
# A statement so broad that it asks for a whole field of technology
wish-for-a-field = A wish for a whole field.
place-with-note = { $place }. Note: { $note }
no-technology-linked = no technology linked
standards-that-answer = Standards that answer it: { $standards }.
who-linked = Who linked, when and why
link-with-reason = { $technology }: { $why }. By { $by } on { $date }.
# how: such as "helps"
link-with-reason-and-how = { $technology }, { $how }: { $why }. By { $by } on { $date }.
words-in-common = Words in common: { $words }.
no-words-in-common = No words in common.
place-in-source = { $section }, item { $item }, line { $line }
place-in-source-with-theme = { $section }, { $theme }, item { $item }, line { $line }
place-in-document = { $document }, { $section }, item { $item }, line { $line }
introduces-lines-below = Introduces the lines below it.
same-line-in-several = The same line stands in several reports; it weighs nothing.
asked-by-workshops = { $workshops ->
    [one] 1 workshop
   *[other] { $workshops } workshops
    }
asked-by-workshops-of = { $workshops ->
    [one] 1 workshop of { $groups }
   *[other] { $workshops } workshops of { $groups }
    }
asked-by-workshops-in = { $workshops ->
    [one] 1 workshop, held in { $countries }
   *[other] { $workshops } workshops, held in { $countries }
    }
asked-by-workshops-of-in = { $workshops ->
    [one] 1 workshop of { $groups }, held in { $countries }
   *[other] { $workshops } workshops of { $groups }, held in { $countries }
    }
place-and-country = { $place } ({ $country })

## Page: needs

needs-answered = { $direct ->
    [one] 1 of { $asking } needs has
   *[other] { $direct } of { $asking } needs have
    } a direct answer, { $helped ->
    [0] none is only helped with
    [one] 1 is only helped with
   *[other] { $helped } are only helped with
    }, and { $unanswered ->
    [0] none is without a technology
    [one] 1 has no technology
   *[other] { $unanswered } have no technology
    }.
statements-recorded = { $statements ->
    [one] 1 statement was recorded.
   *[other] { $statements } statements were recorded.
    } Those that tell what is already in use, the law or the background ask for nothing, and stand apart.
# names: who sorted, such as "the makers of this radar, at the desk, ..."
natures-sorted-by = What would settle each statement (technology, organisation, training or law) was read out of it by { $names }.
natures-by-the-desk = the makers of this radar at the desk; nobody of the workshops has confirmed it
natures-by-nobody-named = somebody who is not named
natures-not-sorted = Nobody has sorted yet what would settle them: technology, organisation, training or law.
# workshops: each with its year
statements-are-old = Said more than { $years ->
    [one] 1 year
   *[other] { $years } years
    } ago, and to be asked again: { $workshops }.
workshop-and-year = { $workshop } ({ $year })
answered-by-group = How far each group is answered
answered-by-group-means = Of each group’s needs, the share and, in brackets, the number. A need counts once, by its direct answer nearest to use.
column-needs = Needs
all-groups = All groups
group-not-yet-asked = nobody has been asked yet
how-far-answered = By how far they are answered
share-and-count = { $share } ({ $count })
all-statements = All statements
statements-in-order = What is least answered comes first. A direct answer does what is asked for; what helps does a part of it. The name of a workshop leads to the statement in its place, with its source and with who linked what and why.
statements-counted = { $count ->
    [one] 1 statement
   *[other] { $count } statements
    }
filter-answered = Answered
filter-nature = Settled by
filter-kind = Kind
standing-unanswered = Unanswered
standing-unanswered-means = They ask for something, and no technology on the radar is linked to them.
standing-helped = Helped with only
standing-helped-means = Technologies do a part of what is asked for; none is a direct answer.
# ring: name of the ring of the direct answer nearest to use
standing-direct = Answered in { $ring }
standing-direct-means = The direct answer nearest to use stands in { $ring }.
standing-direct-outside-means = Every direct answer stands in { $ring }: the law forbids or narrows its use.
standing-in-use = Already in use
standing-in-use-means = What practitioners have and do today. These are no wishes.
standing-law = Law
standing-law-means = What practitioners said about the law. It may limit technologies; it asks for none.
standing-background = Background
standing-background-means = What was said besides. It asks for nothing.
standing-no-statement = Lines that only introduce or repeat
standing-no-statement-means = They introduce the lines below them, or stand alike in several reports, and weigh nothing.
# natures: such as "12 technical, 3 training"
settled-by = By what would settle them: { $natures }.
nature-counted = { $count } { $nature }
nature-technical = technical
nature-organisational = organisational
nature-training = training
nature-legal = legal
nature-not-sorted = not sorted
# line: the statement that introduces it
below-line = Below “{ $line }”
under-heading = Under “{ $heading }”
under-heading-with-note = Under “{ $heading }”: { $note }
helps-with-it = Helps:
in-use-as = In use:
limits-technologies = Limits:
every-need-has-one = Every need has a technology.
topics-not-yet-asked = Topics not yet asked
not-yet-asked-means-nothing = No report of a workshop on these is known. Nothing here speaks for or against a technology: { $technologies } belong only to such topics and are drawn hollow.
every-topic-asked = A workshop has been held on every topic.
coverage-by-workshop = Coverage by workshop
coverage-of-kinds = How many of the needs of each kind have a technology.
workshop-word = Workshop
asked-in-several-workshops = Asked in several workshops
recurring-needs = These needs say nearly the same thing in different workshops; demand from several groups is a reason to buy or develop together. The linker found them by their words; read them before you rely on them.
direct-answers = Direct answers:
no-direct-answer = no technology linked as a direct answer
no-recurring-needs = No two workshops say nearly the same thing.
coverage-none-of = none of { $all }
coverage-all = all { $all }
coverage-some-of = { $answered } of { $all }
coverage-plot-title = Needs with and without a technology, by topic and kind
coverage-plot-text = { $answered } of { $asked } needs have a technology that may answer them. Most are missing for { $row }: { $open } of { $asked_there }.
coverage-plot-text-all-answered = { $answered } of { $asked } needs have a technology that may answer them. Nothing is left without one.
topic-and-kind = { $topic }: { $kind }

## Plots in pages

plot-caption = { $title }. { $alternative }
same-numbers-as-table = The same numbers as a table
table-of-plot = { $title }: table

## Page: standards

standards-counted = { $standards } standards by what a buyer does about them; { $technologies } have none in our list. Law stands apart.
asked-of-standards = What practitioners asked for
no-statement-asks-for-standard = No statement asks for a standard.
no-standard-answers = none found in our list
standards-proposed-by-machine = A machine found these by their words; nobody has looked at them yet: { $standards }.
# by: a name or "desk"
decided-by-on = Decided by { $by } on { $date }.
kind-of-document = Kind of document
standards-adopt = Adopt
standards-adopt-lead = In force. Cite them in the tender, with number and year.
standards-watch = Adopt and watch
standards-watch-lead = In force, and being reviewed or revised. Cite them, and look where the new edition stands before you sign.
standards-successor = Use the successor
standards-successor-lead = Withdrawn. Do not cite them; where one took their place, cite that.
standards-watch-only = Watch only
standards-watch-only-lead = Reports and guidelines: they describe and ask for nothing, so a tender has nothing of them to cite. Read them when you write your requirements, and watch what grows out of them.
standards-rule = Which list a document stands in follows from its kind and its status by one rule. The rule takes for granted that the status is still as last checked, and that the document fits every technology named with it; the makers of this radar named those at the desk, and nobody has tried them there. Look at both before you cite.
standards-propose = Propose a European one
standards-propose-lead = National or American only. A tender elsewhere in Europe cannot ask for them alone; they can be the base of a workshop agreement or a European standard.
standards-none-found = None found
standards-none-found-lead = No standard in our list is for these technologies. They are candidates for a new one, first a workshop agreement, then a European standard. That our list has none proves nothing about the world.
standards-law = Law
standards-law-lead = Regulations are obeyed, not adopted. These lay down what exchange and evidence have to look like; what law limits the use of a technology stands on its page.
cite-instead = Cite { $standard } instead.
# kind: such as "international standard"; state: such as "published 2019"
standard-facts = { $body }; { $kind }; { $state }.
standard-state-of-year = { $state }, { $year }
standard-checked-at = Checked: { $source }.
standard-not-checked = Not checked again: verify before citing.
standard-expires = Lapses on { $day } unless it is prolonged.
standard-expired = Lapsed on { $day } unless it was prolonged: look before citing.
# Technologies that a standard applies to
standard-for = For { $technologies }.
# Workshops in which a standard was asked for
standard-asked-in = Asked for in { $workshops }.
kind-international-standard = international standard
kind-european-standard = European standard
kind-national-standard = national standard
kind-american-standard = American standard
kind-technical-specification = technical specification
kind-technical-report = technical report
kind-workshop-agreement = workshop agreement
kind-consortium-standard = consortium standard
kind-community-specification = community specification
kind-eu-specification = specification laid down by EU law
kind-recommendation = recommendation
kind-guideline = guideline
kind-legal-act = EU law
status-published = published
status-confirmed = confirmed
status-under-review = under review
status-to-be-revised = to be revised
status-withdrawn = withdrawn

## Page: about

about-heading = About
about-is-heading = What it is
about-placed = It places { $technologies } for { $topics ->
    [one] 1 topic
   *[other] { $topics } topics
    } of police work: what can be bought now, what wants a trial, what wants research, what to keep an eye on, and what the law limits.
about-asked = It starts from what practitioners said in workshops, each statement with its place in the source.
about-worked-out = Every place is worked out from declared rules, and every technology shows its own working. { $link } tells how.
about-words = Words that are used in a special sense are explained under { $link }.
about-is-not-heading = What it is not
about-no-legal-advice = It is no legal advice. What it says of law is a reading aid; ask a lawyer before you act.
about-no-product-test = It neither tests nor recommends products or suppliers. It speaks of kinds of technology.
about-no-forecast = It is no forecast. It says what was known on the day of its data.
about-not-all = It is not complete. What is missing was not asked for, or was not found.
about-not-measured = Not all of it was measured. What one person judged from documents is called a desk estimate.
about-who-heading = Who answers for it
about-contact = Contact: { $contact }.
about-authors = Made by { $authors }.
about-licence = Licence of the data: { $licence }.
about-repository = The data is kept at
about-cite-heading = How to cite it
cite-edition = { $authors }: { $title }, edition { $edition }, data of { $date }, digest { $digest }.
about-cite-file = For reference managers: { $link }.
about-made-heading = How it was made
about-same-data = The same data and version always give the same pages.
about-digest = Digest of the data: { $digest }. Copies with the same digest hold the same data.
about-more = { $data } has everything as files; { $accessibility } says what works for whom.

## Page: glossary

glossary-heading = Glossary
glossary-lead = Words that these pages use in a sense of their own, and abbreviations. Each has an address that can be linked to.
glossary-more = More: { $name }.
glossary-ring-means = A ring. { $meaning }
glossary-criterion-means = A criterion. { $question }
glossary-activity = Activity
glossary-activity-means = A part of an officer’s work, such as collecting or analysing. Each technology belongs to one.
glossary-in-use = Already in use
glossary-in-use-means = Said in a workshop of what forces have and do today. It shows that something works there; it is no wish and does not count as demand.
glossary-award = Award notice
glossary-award-means = The published notice that a public buyer has given a contract to somebody.
glossary-borderline-means = The ring comes out in less than { $limit } of all cases that the data allows. Read the ring beside it as well before you decide.
glossary-cen = CEN, CENELEC
glossary-cen-means = The European committees for standardisation and for electrotechnical standardisation. Their standards begin with EN.
glossary-core = Direct answer
glossary-core-means = A technology that by itself would do what the statement asks for. The data calls such a link “core”.
glossary-coverage = Known weight
glossary-coverage-means = The share of the weights of all criteria for which a level is known. Where it is low, the place inside the ring rests on little.
glossary-cordis = CORDIS
glossary-cordis-means = The European Commission’s database of research projects paid by the EU.
glossary-criterion = Criterion
glossary-criterion-is = One of the questions by which technologies are compared, such as how mature they are. Each has a scale and a weight.
glossary-cwa = CWA, workshop agreement
glossary-cwa-means = A document that a CEN workshop agrees on. It is quicker to make than a European standard and binds nobody.
glossary-demand = Demand
glossary-demand-means = How much the statements of workshops ask for a technology, added up over the links to it. Demand says nothing of how good the technology is.
glossary-desk = Desk estimate
glossary-desk-means = What one person judged from documents, without a trial, a measurement or a panel.
glossary-digest = Digest
glossary-digest-means = A checksum of all data of an edition. When one letter of the data changes, it changes too.
glossary-edition = Edition
glossary-edition-means = The radar as it stood on one day. An edition that has been published does not change any more.
glossary-etsi = ETSI
glossary-etsi-means = The European Telecommunications Standards Institute. Its specifications can be had free of charge.
glossary-fairly-sure-means = The ring comes out in { $low } to { $high } of all cases that the data allows.
glossary-framework = Framework contract
glossary-framework-means = A contract under which several buyers can order for some years on conditions agreed once.
glossary-group = Practitioner group
glossary-group-means = Officers and experts of several countries who work on the same field and meet in workshops.
glossary-held = Held
glossary-held-means = A technology stays in the ring of the edition before although the rules ask for another one, because one edition is too little to move it.
glossary-iec = IEC
glossary-iec-means = The International Electrotechnical Commission. ISO/IEC stands before standards that both keep.
glossary-iso = ISO
glossary-iso-means = The International Organization for Standardization. TS stands for a technical specification, TR for a technical report.
glossary-joint = Joint procurement
glossary-joint-means = Several public buyers buy the same thing together, in one tender. It suits what can be had on the market.
glossary-legal-class = Legal class
glossary-legal-class-means = How the law treats the typical use of a technology. The class belongs to the use: another use may have another class.
glossary-level = Level
glossary-level-means = The answer to a criterion on its scale. A level that nobody knows is left open and widens the doubt.
glossary-link = Link
glossary-link-means = The judgement that a technology answers a statement directly, or helps with it. Each says who judged, when and why.
glossary-momentum-means = Whether publications, projects and contracts about a technology grow or fall from year to year. It never changes a ring.
glossary-need = Need
glossary-need-means = A statement that asks for something: what is missing, what a solution must do, what matters most.
glossary-not-yet-asked = Not yet asked
glossary-not-yet-asked-means = No report of a workshop on the topic is known. This is not the same as no demand.
glossary-pcp = PCP, pre-commercial procurement
glossary-pcp-means = Public buyers pay several suppliers to develop something that nobody can buy yet, in phases, and share risk and results with them. A purchase comes later and apart from it.
glossary-ppi = PPI, public procurement of innovative solutions
glossary-ppi-means = Public buyers act as first customers of something that is nearly or newly on the market, often after a test of the offers.
glossary-provisional = Provisional
glossary-provisional-means = The ring rests on one source where a second one could overturn it, such as one estimate or one reviewer.
glossary-record = Public record
glossary-record-means = A public document that tells who tried, uses, bought, judged or gave up a technology, read and entered in our own words.
glossary-related = Helps with
glossary-related-means = A technology that does part of what the statement asks for, or makes it easier. The data calls such a link “related”.
glossary-ring-is = The answer to what to do with a technology now. The nearer to the centre of the map, the nearer to use.
glossary-safeguards = Safeguards
glossary-safeguards-means = What the law usually requires before and while something is used, such as prior authorisation, logs and deletion.
glossary-sector-means = A slice of the map, such as a practitioner group. It says where a technology belongs, not how good it is.
glossary-special = Special categories of personal data
glossary-special-means = Data on origin, opinions, beliefs, health or sexual life, genetic data, and biometric data that identify a person. Stricter rules hold for them.
glossary-statement = Statement
glossary-statement-means = One thing that people in a workshop said, in our own words, with its place in the report.
glossary-successor = Successor
glossary-successor-means = The standard that took the place of a withdrawn one. Cite the successor.
glossary-sure-means = The ring comes out in { $limit } or more of all cases that the data allows. This is said of the ring, not of whether the technology works.
glossary-ted = TED
glossary-ted-means = Tenders Electronic Daily, where public buyers in the EU publish tenders and contracts.
glossary-topic = Topic
glossary-topic-means = A field of police work on which a workshop is held, such as people trafficking.
glossary-trl = TRL, technology readiness level
glossary-trl-means = How mature a technology is, from 1 (a principle observed) to 9 (proven in operation). Two numbers are a range within which it lies.
glossary-value = Value
glossary-value-means = What the criteria come to for one technology, from 0 to 1. It decides how near to the centre of its ring a mark stands.
glossary-field = Wish for a whole field
glossary-field-means = A statement so broad that many technologies would answer it. It counts less than a specific one.
glossary-workshop-means = A meeting of practitioners on one topic, whose report is the source of the statements.

## Page: buying

buying-lead = How to buy what practitioners lack: by which route, with whom, what it cost elsewhere and which standards to cite.
buying-rings = What each ring means for buying
buying-column-route = Route
buying-column-advice = What to do
buying-column-technologies = Technologies
buying-together = Asked for by several groups
buying-together-lead = More than one practitioner group asks for these, and each has a way of buying or ordering it. Talk to each other before you buy alone.
buying-together-none = Nothing that can be bought is asked for by more than one group.
buying-order = What most groups and workshops ask for comes first.
buying-nothing-here = No technology stands here.
buying-excluded = No candidates
buying-excluded-lead = The law forbids these or allows them in narrow cases only. Do not plan a purchase without legal advice.
# class: name of a legal class; instrument: the law
buying-excluded-by = { $class } ({ $instrument }).
buying-on-records = Counts of users and prices come from { $records }: what was found, not all there is.
buying-topic-heading = Buying
buying-law-first = Law
# effect: what law does to such uses, in a few words
buying-law = { $class }: { $effect }.
buying-no-candidate = No candidate for buying: ask for legal advice before you plan on it.
buying-route = Route
buying-who-asks = Who asks
# by: as in "2 workshops of Cybercrime, held in NL"
buying-asked-by = { $by }.
buying-not-yet-asked = Nobody has been asked yet.
buying-nobody-asks = No statement asks for it.
buying-used = Used and bought
# As in "daily use at 3 organisations in 2 countries"
buying-used-by = In daily use at { $organisations } in { $countries }.
buying-tried-by = Tried in operation at { $organisations } in { $countries }.
buying-bought-by = Bought by { $organisations } in { $countries }.
buying-no-record = No public record tells of it.
buying-cost = What it cost
# covers: what the price is for
buying-price = { $figure }: { $covers } ({ $who }, { $year })
amount-of-unit = { $amount } { $unit }
buying-no-price = No price on record.
buying-cite = Cite
buying-cite-none = None found in our list.
and-more = and { $count } more

## Page: a topic

# rings: as in "3 to deploy, 5 to pilot"
topic-verdict = { $open ->
    [0] { $helped ->
        [0] { $rings }; every need has a technology.
       *[other] { $rings }; every need has a technology, { $helped } of them only a help.
        }
    [one] { $rings }; 1 need unanswered.
   *[other] { $rings }; { $open } needs unanswered.
    }
topic-verdict-not-asked = { $rings }; nobody has been asked yet.
count-to-deploy = { $count } to deploy
count-to-pilot = { $count } to pilot
count-to-develop = { $count } to develop
count-to-watch = { $count } to watch
count-restricted = { $count } restricted
count-in-ring = { $count } in { $ring }
topic-held = Workshop: { $days }, { $place }.
topic-held-dates-disagree = Workshop: { $days }; the sources disagree. { $place }.
technologies-in-order = From the centre of the radar outwards; within a ring the highest value first.
topic-found-for-it = Found for this topic
topic-found-note = By desk research, or asked for on other topics: no statement on this topic speaks for them.
topic-in-use-note = Practitioners said that they have and use it. That is no wish.
map-of-topic = Map
skip-small-map = Skip the map, go to the list
small-map-how = By activity; the numbers are those of the lists below. The nearer to the centre of its ring, the higher the value; the rest of the place means nothing.
link-helps = helps
link-in-use = in use
link-background = background
link-limited = limited by this
topic-planned-for = Not yet asked: no workshop on this topic has been held; one is planned for { $planned }.
topic-was-planned-for = Not yet asked: no report of a workshop on this topic is known. One was planned for { $planned }; whether it was held is not known.
topic-in-year = Not yet asked: no workshop on this topic has been held; it stands in year { $year } of the plan.
topic-was-in-year = Not yet asked: no report of a workshop on this topic is known. It was planned for year { $year } of the plan, which is over; whether it was held is not known.
found-by-desk-research = What stands here was found by desk research for this topic, or asked for elsewhere. That nobody has asked yet is not the same as no demand.
topic-as-printed = The text of the year plan, line { $line }, prints the topic as { $forms }.
technologies-heading = Technologies
what-practitioners-said = What practitioners said
about-the-workshop = About the workshop
place-word = Place
dates-disagree = Dates, which disagree
date-word = Date
date-found = { $days } ({ $found }, line { $line })
not-known = not known
participants-word = Participants
source-word = Source
note-word = Note
statements-in-our-words = Statements are in our own words; each names its place in the source.
quoted = “{ $text }”
source-from-line = { $document }, { $section }, from line { $line }
heading-capabilities = Capabilities and current situation
heading-gaps = Gaps
heading-requirements = Requirements
heading-priorities = Priorities
heading-solutions = Solutions named
heading-standardisation = Standardisation
heading-procurement = Procurement
heading-legal = Law
heading-context = Context

## Page: sources, and what they say of a technology

sources-heading = Public sources
sources-lead = What public sources were asked about the technologies of this radar, when, and under which terms their answers may be used. Counts and records stand beside a placement; they never change it.
column-source = Source
column-asked-about = Asked about
column-asked-on = Asked on
column-replies-kept = Replies kept
column-age = Age at this edition
column-document = Document
column-held-on = Held on
column-statements = Statements
source-not-asked = not asked yet
age-in-days = { $count ->
    [0] of the same day
    [one] 1 day
   *[other] { $count } days
    }
age-in-months = { $count ->
    [one] 1 month
   *[other] { $count } months
    }
age-in-years = { $count ->
    [one] 1 year
   *[other] { $count } years
    }
no-source-answered-yet = No public source has been asked yet. Nothing here says how much is published, tendered or bought.
reports-heading = Reports of workshops
no-report-yet = No report of a workshop has been entered yet.
column-licence = Terms
some-of-all = { $some } of { $all } technologies
days-from-to = { $from } to { $to }
for-review-heading = For review
contradictions-lead = Where what sources say and a placement contradict each other, somebody should look at both. Technologies that most is asked of come first.
nothing-found-at = { $source } found nothing
nothing-found-lead = A technology without a match may be new, or may be called something else there.
candidates-heading = New candidates
# technologies: as in "12 technologies"
candidates-lead = Phrases of titles that grow, are no name of a technology here, and that nobody has decided on. Sources keep few records of a technology, its latest and most cited among them: the counts are over the { $records } kept records beside { $technologies }, and say nothing of the whole field. Those that some need asks for come first.
candidates-none = Among the kept records no phrase grows that is on no list.
candidates-more = { $count ->
    [one] 1 more is not shown; [scan.candidates] of radar.toml says how many are.
   *[other] { $count } more are not shown; [scan.candidates] of radar.toml says how many are.
    }
# phrases: as in "digital twin (12 records, about 4.0 times the share)"
candidates-left-out = { $count ->
    [one] Left out as a phrase of research or of many technologies at once; a larger spread in [scan.candidates] lists it: { $phrases }.
   *[other] Left out as { $count } phrases of research or of many technologies at once; a larger spread in [scan.candidates] lists them; the first: { $phrases }.
    }
candidate-left-out = { $count ->
    [one] { $phrase } (1 record, about { $ratio } times the share)
   *[other] { $phrase } ({ $count } records, about { $ratio } times the share)
    }
candidate-growth = In { $recent } of { $all_recent } kept records of { $from } to { $to }, and in { $earlier } of { $all_earlier } of { $since } to { $before }: about { $ratio } times the share (95 % from { $low } to { $high }).
candidate-burst = A burst from { $from } to { $to }, weight { $weight }.
candidate-nearest = Nearest known name: { $name } ({ $technology }), likeness of letters { $likeness }.
candidate-like-none = No known name is like it.
candidate-beside = Found beside { $technologies }, at { $sources }.
candidate-topics = Topics of sources have it: { $topics }.
candidate-needs = { $count ->
    [one] 1 need says it:
   *[other] { $count } needs say it:
    }
candidate-no-need = No need says it.
candidate-record = { $source }, { $kind }; { $facts }
what-sources-say = What public sources say
what-sources-say-lead = This stands beside the placement and does not change it. { $link } lists every source that was asked, when, and under which terms.
asked-of-source = { $source } was asked on { $date }: { $query }. Terms: { $licence }.
licence-unknown = not stated
matches-since = { $matches } matches since { $year }.
records-listed = { $count ->
    [0] Nothing found.
    [one] 1 record.
   *[other] { $count } records.
    }
precision = Of the records that were judged { $share } are about it, 95 % interval { $low } to { $high } ({ $yes } yes, { $no } no, { $unsure } unsure).
precision-noisy = Noisy: of the records that were judged only { $share } are about it, 95 % interval { $low } to { $high } ({ $yes } yes, { $no } no, { $unsure } unsure).
largest-country = Largest country: { $name }, { $share }.
largest-organisation = Largest organisation: { $name }, { $share }.
closed-years-changed = Closed years were counted otherwise at an earlier scan ({ $from } to { $to }); sources go on adding to them.
record-until = until { $end }
record-and-more = { $names } and { $count } more
record-cited = { $count ->
    [one] cited once
   *[other] cited { $count } times
    }
records-works = works
records-projects = funded projects
records-awards = contracts awarded
records-standards = standards
records-patents = patents
records-pages = entries of watched pages
more-records = { $count ->
    [one] 1 more is in the file of the evidence.
   *[other] { $count } more are in the file of the evidence.
    }
emergence-heading = Emergence, as four separate facts that are never added up:

## Editions before this one: the switch, their pages, the path of a technology, what left

editions-heading = Editions
edition-shown = { $edition } (this one)
heading-of-past-edition = Edition { $edition }
past-edition-lead = { $technologies } as they stood with the data of { $date }.
# edition: the one of now, a link
past-edition-note = This edition was frozen and no longer changes. What holds now stands in edition { $edition }.
technologies-by-ring-heading = Technologies by ring
column-before-in = Before, in { $edition }
show-trails = Show where marks came from that changed the ring since the edition before
maps-as-they-stood = Its maps as they stood
map-as-it-stood = Marks, names and rings stand as they were frozen.
map-counted = { $count ->
    [one] 1 more stood in a full cell and is in the list only.
   *[other] { $count } more stood in full cells and are in the list only.
    }
# maps: links
all-maps-of-edition = Every map of the edition as SVG: { $maps }.
changed-since-edition = What changed since edition { $edition }
changes-not-kept = The edition did not keep what changed since the one before it.
column-technology = Technology
column-value = Value
column-trl = TRL
rules-asked-for = the rules asked for { $ring }
edition-proof = Proof
edition-seal = Seal
edition-generator = Frozen by
# command, folder: code
how-to-verify = The seal is the SHA-256 of the list of checksums of { $folder }. To make the edition again of what it holds and compare every byte: { $command }
holds-results-only = It holds results only, so that it cannot be made again.
path-heading = Path through the editions
path-picture = The path as a picture
path-step = { $ring } in { $edition }
path-absent = not on the radar in { $edition }
path-new = New on the radar. { $rule }
path-back = Back on the radar. { $rule }
not-on-radar = not on the radar
called-until = Called { $name } ({ $id }) until edition { $edition }.
column-decided = What decided
what-left = What left the radar
what-left-counted = What left the radar ({ $count })
what-left-lead = Every technology that was on an earlier edition and is not on this one, as it stood last. The reason is the one that somebody gave.
column-stood-last = Stood last in
column-gone-since = Gone since
column-how-it-left = How it left
nothing-left = Everything that was on an earlier edition is on this one.
called-now = It is called { $name } now.
part-of-now = It became part of { $name }.
kind-left = left the radar
# name: what became part of heir
has-become-part-of = { $name } is part of { $heir } now
# since: a link to the first edition without it
gone-since = Not on the radar since edition { $since }.
# edition: a link
stood-last = It stood last in edition { $edition }: { $ring }, TRL { $trl }.
stood-last-value = Its value was { $value }.

## Page: the address of a technology that has another name now

has-another-name-now = { $id } has another name now
# name: a link
found-under-name-of-now = What was found here before is found under { $name } now.

## Page: a technology

also-called = Also: { $names }.
# sure: word and number, such as "fairly sure (78 %)"
verdict-line = { $ring }, { $sure }.
verdict-line-alone = { $ring }.
why-here = Why here
rule-while-unscored = { $rule } But nobody has scored “{ $criterion }” yet: that part is assumed, not known.
reason-law = { $meaning } { $instrument }.
reason-need-direct = { $count ->
    [one] Practitioners ask for it directly in 1 statement ({ $topics }).
   *[other] Practitioners ask for it directly in { $count } statements ({ $topics }).
    }
reason-need-priority = { $count ->
    [one] Practitioners ask for it directly in 1 statement ({ $topics }), a priority.
   *[other] Practitioners ask for it directly in { $count } statements ({ $topics }), a priority among them.
    }
reason-need-helps = { $count ->
    [one] It would help with 1 statement of practitioners ({ $topics }); nobody asks for it directly.
   *[other] It would help with { $count } statements of practitioners ({ $topics }); nobody asks for it directly.
    }
reason-need-in-use = Practitioners use it already ({ $topics }); nobody asks for it.
reason-need-background = Practitioners mention it as background ({ $topics }); nobody asks for it.
# stage: one of the phrases below; range: such as "TRL 6 to 8"
reason-maturity = Maturity: { $stage } ({ $range }, { $basis }).
reason-maturity-perhaps = Maturity: { $low }, perhaps already { $high } ({ $range }, { $basis }).
stage-research = in research
stage-laboratory = shown in the laboratory
stage-relevant = tried in an environment like the real one
stage-operational = shown in an operational environment
stage-in-use = complete or in operational use
nearest-change = What would change it:
see-working = The whole working
before-you-buy = Before you buy
not-scored-word = No level yet
not-scored = { $criteria }. Nobody has scored or been asked, or those who looked disagree; find out before you decide, for that widens the doubt.
legal-safeguards = Law and safeguards
law-with-effect = { $class }: { $effect }.
safeguards-usually-required = Safeguards usually required:
law-is-reading-aid = A reading aid, not legal advice: ask a lawyer.
law-in-detail = The law in detail
standards-to-cite = Standards to cite
more-standards = { $count ->
    [one] 1 more
   *[other] { $count } more
    }
standards-national-only = Of one country only, so no standard to cite elsewhere but a model for a European one: { $numbers }.
no-standard-yet = None found in our list: ask practitioners and standards bodies before you write your own requirements.
supply-word = Price and supply
no-supply-known = No public record entered here names a price, a supplier or what it took.
who-asked-heading = Who asked
# workshops: as in "2 workshops of Forensics"
who-asked = { $statements ->
    [one] 1 wish, from { $workshops }.
   *[other] { $statements } wishes, from { $workshops }.
    }
rests-on-this-one = The level of need rests on this statement alone.
working-heading = The working
working-what = Rules, probabilities, links, weights, assessors, seeds; also for researchers.
rules-behind = The rules behind the ring
how-need-counts = How need is counted
for-researchers = For researchers
whole-working = The same in full, with every number: { $command }
rule-decided = Rule { $number } of { $count } decides: { $rule }
rule-decided-in-share = Rule { $number } of { $count } decides in { $share } of the cases, most often of the rules for this ring: { $rule }
what-changed = What changed
what-is-lacking = What is lacking for a nearer ring
# ring: the ring that is held; rule: what leads to it
rule-for-held-ring = { $ring } is held. Of the rules for { $ring }, rule { $number } of { $count } would decide most often, in { $share } of the cases: { $rule }
rule-for-ruled-ring = The rules ask for { $ring }. Of the rules for { $ring }, rule { $number } of { $count } decides most often, in { $share } of the cases: { $rule }
what-is-lacking-by-rules = What is lacking for a ring nearer to the centre than { $ruled }, which the rules ask for
lacking-for-ring = For { $ring } this is lacking:
how-sure-this-is = How sure this is
share-by-ring = Probability by ring
column-share = Probability
column-standard-error = Standard error
# Marks the ring in which the technology stands on the map
drawn-here = drawn here
value-spread = Value inside the ring: { $median } in the middle, { $low } to { $high } in nine of ten cases.
# seed: the number that random draws start from
cases-drawn = { $cases } cases drawn from seed { $seed }; weights drawn { $weights }.
cases-counted = The probabilities of rings are counted out. For what depends on the value: { $cases } cases drawn from seed { $seed }; weights drawn { $weights }.
how-computed = How this is computed
what-would-move-it = What would move it
one-change-alone = One change alone, the smallest first:
no-change-moves-it = No change of one input alone.
spread-comes-from = Where the spread of its value comes from, as shares of the variance: { $shares }.
weights-that-keep-ring = Weights with which the ring stays
what-you-can-do = What you can do now
# from: when it applies, in the words of the data
law-in-force = { $instrument }; in force { $from }.
reading-aid = A reading aid of { $date }, not legal advice.
legal-acts-of-list = Legal acts in our list
law-named = Practitioners named law that limits it
reviewed-by = Reviewed by { $review }.
not-reviewed-by-a-lawyer = No lawyer has reviewed this class: ask one.
further-uses = Other uses, other law
# use: a use in the words of the data
further-use = { $use }: legal class “{ $class }”, { $effect }. It decides no ring.
law-class = Law: { $class }.
# special categories: in the sense of data protection law
handles-special-categories = It handles special categories of personal data.
demand-alone = Demand: { $demand } points.
statement-trail = { $source }. Adds { $amount } points. Linked by { $by } on { $date }: { $why }.
nobody-asked-yet = Nobody has been asked yet: no statement speaks for it, and no workshop on its topics has been held. That is not the same as no demand.
not-mentioned-in-workshop = A workshop was held on one of its topics, and no statement mentions it.
# need: identifier of a statement
rests-on-one-statement = Its level of need rests on one statement, { $need }: without it the level falls.
rests-on-this-statement = The level of need of { $technology } rests on this one statement.
maturity = Maturity
public-records = What was done with it
public-records-lead = Public documents that people found, read and entered, in our own words; { $link } lists all of them. They are what was found, not all there is.
no-public-record = Nobody has entered a public record about it yet.
records-for = Speaks for it
records-both = Speaks for and against it
records-against = Speaks against it
records-references = Documents
figure-of = { $figure }: { $who }, { $date }
records-heading = Public records
records-lead = { $records } public records on { $technologies } of { $all } technologies: documents that tell who tried, uses, bought, judged or gave up what. Each was found, read and entered in our own words; the list is what was found, not all there is.
column-kind-of-record = Kind
column-all-records = All
records-by-kind = What they tell, and which way they speak
documents-by-publisher = Documents by publisher
without-records = Technologies without a record
records-entered = entered by { $by } on { $date }
user-seen-in = { $name } ({ $country }, { $year })
user-seen-from-to = { $name } ({ $country }, { $first } to { $last })
used-daily-by = Seen in daily use: { $users }.
used-daily-beside = Named in the same records beside one of their country, and not counted once more: { $users }.
tried-by = Tried in operation: { $users }.
paused-by = Use paused: { $users }.
use-paused = use paused
given-up-by = Given up by: { $users }.
record-laboratory = Laboratory
record-relevant-environment = Realistic environment
record-trial = Operational trial
record-in-service = In service
record-award = Contract
record-announcement = Tender or announcement
record-evaluation = Evaluation
record-withdrawal = Given up
record-ruling = Ruling or law
record-standard = Standard
seen-in-laboratory = seen in a laboratory
seen-in-relevant-environment = seen in an environment like the real one
seen-in-trial = seen in a trial
seen-in-service = seen in daily use
strength-independent = independent source
strength-own-account = by its user’s own account
strength-press = press
strength-vendor = its maker says so
read-whole = read whole
read-part = read in part
read-abstract = abstract read
record-old = { $years } years old
figure-price = Price
figure-suppliers = Suppliers
figure-training = Training
figure-integration = Integration
figure-funding = Funding
figure-accuracy = Accuracy
figure-scale = Scale
figure-effect = Effect
figure-range = { $low } to { $high }
figure = { $about }: { $amount } { $unit } ({ $covers })
in-language = in { $language }
organisations = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
    }
countries = { $count ->
    [one] 1 country
   *[other] { $count } countries
    }
no-record-counts = no record counts
organisations-in-records = { $organisations } in { $records ->
    [one] 1 record
   *[other] { $records } records
    }
counted-with-old = { $counted }; { $less }, as their records are old
counting-less = { $count ->
    [one] 1 counts { $share }
   *[other] { $count } count { $share }
    }
share-half = half
share-quarter = a quarter
share-nothing = nothing
readiness-rule = Records, rule { $number }: { $words } { $range } ({ $counted }).
readiness-limit = Records, limit: { $words } So { $effect } ({ $counted }).
readiness-at-most = at most TRL { $trl }
readiness-lowers = { $levels ->
    [one] the low end one level lower
   *[other] the low end { $levels } levels lower
    }
trl-alone = TRL { $trl }
trl-from-to = TRL { $low } to { $high }
readiness-heading = How public records become a TRL
readiness-lead = Rules are tried in this order on the public records of a technology; the first that holds gives the range, and each limit that holds caps or widens it. A condition counts organisations that do not sell it, each once and in one record the first of each country; where use is asked for, none that gave it up or paused its use. The radar takes the range over where a technology says that its TRL rests on records; elsewhere the page shows both.
level-number = Level { $level }
evidence-levels-heading = What public records say of the level of evidence
evidence-levels-lead = The first row that holds gives the level; rows that scans of sources meet stand between them in the data.
old-records = An organisation whose latest record is { $years } calendar years old or older counts { $counts }.
condition-part = { $heading } { $words }
condition-kinds = kind:
condition-shown-in = seen in:
condition-speaks = speaks:
condition-strengths = source:
condition-who = organisation:
condition-within-years = within { $years } years
condition-users = that work with it
condition-at-least-so-many = At least { $count } ({ $parts })
condition-at-most-so-many = At most { $count } ({ $parts })
readiness-taken = This radar takes over what follows from them: { $range }.
readiness-not-taken = They would give { $range }; this radar keeps the range stated above.
# TRL: technology readiness level, 1 to 9
trl-one = TRL { $low }, { $basis } of { $date }.
trl-range = TRL { $low } to { $high }, { $basis } of { $date }. Rules are tried on every TRL of it.
standards-heading = Standards
no-standard-found = None found in our list, which proves nothing about the world: a candidate for a new one, first a workshop agreement, then a European standard.
criteria-and-levels = Criteria and levels
value-and-coverage = Value inside the ring { $value }, with { $coverage } of the weights known; what is not known counts with the mean of what is drawn for it. The method page has the scale of each criterion.
column-criterion = Criterion
column-level = Level
column-meaning = Meaning
column-weight = Weight
column-given-by = Given by
column-because = Because
what-assessors-gave = What assessors gave
scores-under-pseudonym = Each score stands under a pseudonym. The median counts; the probabilities take the scores one by one, so disagreement stays visible.
column-round = Round
column-scores = Scores
column-median = Median
column-quartiles = Quartiles
column-given = Given
column-agreement = Agreement
column-changed-since-round = Changed since the round before
momentum = Momentum
for-review = For review.
counts-in = Counts in { $source }
counts-by-year = By year: { $counts }.
counts-are-not-maturity = Counts say how much is published, not how mature it is; they never become a TRL.
no-source-scanned-for-it = No source has been scanned for it yet, so nothing is said about its momentum.
where-it-belongs = Where it belongs
activity-and-topics = Activity: { $activity }. Topics: { $topics }.
activity-without-topics = Activity: { $activity }. Topics: none named.
how-to-cite = How to cite: “{ $heading }”, { $title }, edition { $edition }, data of { $date }.
none-as-value = none
demand-by-workshop = By workshop: { $sums }.
demand-by-group = By group: { $sums }.
demand-by-country = By host country: { $sums }.
# As in "Firearms 2.5"
name-with-number = { $name } { $number }
score-with-range = { $assessor } { $likely } ({ $low } to { $high })
range = { $low } to { $high }
one-voice = one voice
they-agree = they agree
they-disagree = they disagree
date-and-place = { $date }, { $place }
level-missing = missing
basis-computed = computed
basis-assessors = { $count ->
    [one] 1 assessor
   *[other] { $count } assessors
    }
basis-desk = desk estimate
basis-by-hand = set by hand
basis-nobody = nobody

## Page: method

method-lead = How a need becomes a place on the radar: first in ten sentences, then every rule and weight, then the formulas.
method-for-planners = For planners
method-for-work-package = For the work package: rules, weights and laws
method-for-researchers = Annex for researchers: formulas, seeds and checks
plain-workshops = Practitioners meet in workshops and say what they use today, what they lack and what they want first.
# needs: a link, “page of needs”
plain-kept = Every statement is kept, in our own words and with its place in the report, on the { $needs }.
plain-page-of-needs = page of needs
plain-links = People decide which technologies are a direct answer to a statement, which only help with it and which do not answer it, and write down why.
plain-need = The more workshops ask for a technology, and the more directly, the higher is the need for it.
plain-readiness = How ready a technology is stands as a range of readiness levels (TRL 1 to 9), with what the range rests on: public records or an estimate.
plain-law = The law on its usual use is read as well; what the law forbids or narrows stands outside.
plain-rules = Declared rules turn need, readiness, law and what assessors gave into a ring, the same rules for every technology.
plain-unknown = What nobody knows for certain is not left out: every possible case goes through the rules, and the technology stands in the middle one of the rings that come out: the nearest that at least half of the cases reach or pass. So its own ring may have less than half.
plain-share = The share of the cases that end in its ring says how sure its place is.
sure-is-about-the-placement = Sure is about the placement, not about the technology working.
plain-hollow = A technology about which nobody was asked is drawn hollow and never stands in the innermost ring.
example-lead = { $technology }, from what was said to where it stands.
example-chosen-in-ring = It was chosen by a rule and not for its looks: of the technologies in { $ring } with a direct answer to a need, its place is the surest; of several alike, it is the most asked for.
example-chosen = It was chosen by a rule and not for its looks: of the technologies with a direct answer to a need, its place is the surest; of several alike, it is the most asked for.
# statement: a link with its words
example-said = Practitioners said in the workshop “{ $workshop }”: { $statement }
example-said-in-year = Practitioners said in the workshop “{ $workshop }” in { $year }: { $statement }
# by: who decided; why: their reason
example-linked = { $technology } is a direct answer to it, as { $by } decided: { $why }. { $others ->
    [0] No other statement speaks for it.
    [one] 1 other statement speaks for it.
   *[other] { $others } other statements speak for it.
    }
# trl: such as "TRL 7 to 9"; basis: what it rests on
example-trl = It is at { $trl } ({ $basis }).
example-law = The law on its usual use: { $effect }.
# cases: such as "91 % in Pilot, 9 % in Develop"
example-cases = All cases through the rules: { $cases }. So it stands in { $ring }, { $sureness }.
# One of the cases of the sentence above
share-in-ring = { $share } in { $ring }
example-ring = So it stands in { $ring }.
example-value = Its value, { $value } on a scale from 0 to 1, says how near the centre of { $ring } it stands.
example-sum = For { $technology }, the example above: { $sum } = { $value }.
column-word = Word
column-cases-in-the-ring = When it is used
column-in-this-edition = Technologies in this edition
word-sure = Sure
word-fairly-sure = Fairly sure
word-borderline = Borderline
word-provisional = Provisional
range-sure = { $sure } of the cases or more end in its ring
range-fairly-sure = from { $fairly } to below { $sure }
range-borderline = below { $fairly }; the ring that comes next is named beside it
range-provisional = stands before one of the three words while the TRL, the reading of the law or all links rest on one source
how-probabilities-are-made = How the share of cases is computed
method-sources = Every source, with the day on which it was read and what was taken from it, stands on the page { $sources }; each statement of a workshop names its place in the report.
checks-heading = How this is checked
checks-by-vectors = Each formula has one implementation in the program. Its tests hold it against reference values made by independent public packages and by exact arithmetic, which come with the source of the program, in tests/data/reference. The same data gives the same bytes on every machine.
checks-by-hand = { $explain } prints the whole working behind a placement; { $verify } makes a frozen edition again from its data and compares it.
in-ten-sentences = In ten sentences
step-demand = A statement weighs by its kind within its workshop, and a link by its grade and by how far it is trusted; their product is what the statement adds to the demand for the technology.
step-levels = Each criterion gets a level on a fixed scale: computed from data where that can be done, given by assessors where it cannot, or set by hand with a reason.
step-missing = What nobody has scored is unknown: it is listed, and drawn from a declared law rather than left out.
step-rules = Everything a rule reads is uncertain. The rules are tried on every case, the first that holds decides, and the technology stands in the median of its rings: the nearest that at least half of the cases reach or pass, so that its own ring may have less than half.
step-value = The mean of the weighted value decides how near the centre of its ring a technology stands.
step-sectors = In each view it stands in the sector whose needs ask most for it.
example-heading = An example from this edition
what-edition-does-not-know = What this edition does not know
workshops-held-on = Workshops have been held on { $held } of { $planned } topics.
estimates-until-judged = TRL ranges and legal classes are desk estimates until practitioners have judged them.
classes-estimates-until-judged = Legal classes are desk estimates until somebody with knowledge of the law has read them; TRL ranges follow from public records, which are what was found and not all there is.
some-estimates-until-judged = { $count } of { $all } TRL ranges, and the legal classes, are desk estimates until practitioners have judged them.
nobody-has-scored = Nobody has scored: { $criteria }.
placements-borderline = { $count ->
    [one] 1 placement is borderline: another ring may well come out.
   *[other] { $count } placements are borderline: another ring may well come out.
    }
placements-provisional = { $count ->
    [one] 1 placement is provisional: its maturity, the reading of the law or all its links rest on one source.
   *[other] { $count } placements are provisional: their maturity, the reading of the law or all links rest on one source.
    }
no-source-scanned-yet = No source has been scanned for evidence yet, so nothing is said about momentum.
placed-well-is-not-works = Being placed well says that a technology fits the rules, not that it works.
rings-heading = Rings
rules-heading = Rules
criteria-heading = Criteria
demand-heading = Demand
law-heading = Law
formula-value = value = sum of weight × worth of the level, over the sum of all weights; a level that nobody knows is drawn, and the mean counts; 0 worst, 1 best
rings-ask-for-value = Rings also ask for a value: { $thresholds }.
# In place of the meaning of a level, where a measured quantity is the level
as-measured = as measured
column-scale-and-worth = Scale and worth
column-what-levels-mean = What the levels mean
no-criteria = This radar declares no criteria: rules alone decide.
law-anything = Unknown: anything on the scale, alike.
law-anything-between = Unknown: anything from { $low } to { $high }, alike. The better part of the scale is left out, so that forgetting a level pays only in the lowest quarter.
law-uniform = Unknown: every level alike.
law-uniform-lowered = Unknown: every level alike, lowered so that forgetting a level pays only in the lowest quarter ({ $levels }).
law-as-seen = Unknown: as seen, the mean over all technologies that a statement speaks for or on whose topics a workshop was held, each as far as it is known, lowered where it would pay to forget a level ({ $levels }).
law-declared = Unknown: { $levels }.
law-declared-lowered = Unknown: as declared, lowered so that forgetting a level pays only in the lowest quarter ({ $levels }).
least-assessors = { $count } assessors are asked for; what fewer give has a share.
how-sure-a-ring-is = How sure a ring is
how-probabilities-come = Weights, TRL ranges and assessors' scores are not known exactly. So everything is drawn many times, each draw goes through the same rules, and the share of draws that end in a ring is its probability (stochastic multicriteria acceptability analysis, SMAA).
how-probabilities-are-exact = Weights, TRL ranges and assessors' scores are not known exactly. No rule of this radar asks for the value, so the probability of a ring is counted out: every combination of what the rules read goes through them, and the probabilities of those that end in a ring add up to its own. What depends on the value, its spread and the order of technologies, is drawn many times (stochastic multicriteria acceptability analysis, SMAA).
weights-drawn-accepted = Weights are drawn { $weights }; { $accepted } of all sets of weights lie in the ranges.
weights-drawn = Weights are drawn { $weights }.
how-trl-is-drawn = The TRL may be any level of its range, each alike, or most often the likely one where one is named; what assessors give is one voice each beside the range of the file.
how-panels-are-drawn = Of a panel, { $panel } counts at a time, each alike; a range is a triangle from low over most likely to high.
how-unknowns-are-drawn = A level that nobody knows is drawn from the law of its criterion: every level alike, as seen among the technologies that a statement speaks for or on whose topics a workshop was held, or as declared; a law with which it would pay to forget a level that does not lie in its lowest quarter is lowered first. Where fewer assessors than asked for have scored, what they gave has a share and the rest stays as it was.
formula-probability = probability = draws that end in the ring / draws; standard error = √(p (1 − p) / draws)
formula-probability-exact = probability = Σ over all combinations that end in the ring of Π probabilities of what the rules read
weights-change-no-ring = No rule asks for the value, so weights cannot change a ring.
low-coverage-is-said = When less than { $coverage } of the weights are known the page says so.
hysteresis-declared = Declared for editions that have one before them: a technology changes its ring when the rules ask for it { $editions } editions in a row, or at once from a probability of { $probability }; at once too where the law changed, or where the ring it had is no longer declared or comes out so seldom (in 0.5 % of the cases or less) that it would be told as 0 %. A ring that waits is called held wherever it is told.
draws-word = Draws
seed-word = Seed
version-word = Version
input-word = Input
who-leads = Who leads
draws-chosen-for = { $draws }; every probability that is drawn is right within { $half_width } percentage points (95 %), chosen for { $precision }
draws-precision = { $draws }; every probability that is drawn is right within { $half_width } percentage points (95 %)
seed-and-streams = { $seed }; the streams are ChaCha8, one for each technology, criterion and block of draws, and one for what is drawn once for several criteria of a technology, so neither threads nor the order of files matter
program-version = leadar { $version }
entropy = { $entropy } bits of doubt about who has the best value; 0 would be none
how-moves-are-found = What would move a technology is found by changing one input at a time until the rules give another ring. Weight stability moves one weight and keeps the others in proportion. Shares of variance are weight² × variance of the level's worth, over their sum.
quarter-of-a-weight = What a quarter more or less of one weight does
how-a-quarter-is-tried = One weight is multiplied by 0.75 or 1.25, the others keep their proportions. A technology passes a neighbour when it stood next behind it in their ring and then stands before it.
changed-weights = Changed weights
column-weight-of = Weight of
column-change = Change
column-changes-of-ring = Changes of ring
column-neighbours-passed = Neighbours passed
counted-list = { $count }: { $list }
none-word = none
technologies = { $count ->
    [one] 1 technology
   *[other] { $count } technologies
    }
how-far-assessors-agree = How far assessors agree
how-agreement-is-measured = Krippendorff's alpha, for ordinal levels unless it says otherwise (below 0.667 conclusions are tentative), Kendall's W over the technologies that all of them scored, and ICC(A,1) with its 95 % interval. With few assessors all three are rough.
agreement-of-assessors = Agreement of assessors
column-assessors = Assessors
column-technologies = Technologies
column-alpha = Alpha
# Technologies that every assessor scored; W and ICC are over these
column-scored-by-all = Scored by all
column-w = W
column-icc = ICC
alpha-tentative = { $alpha }, tentative
would-another-method = Would another method order them otherwise?
three-methods-check = Three well-known methods order the same { $count } technologies by the same weights. They only check: rings never come from them, because with them adding one technology can move others. A correlation of 1 is the same order, 0 none.
top-not-compared = A figure that weighs the first places more (WS) is left out: it is not defined where technologies share a place.
order-by-other-methods = Order by other methods
column-method = Method
column-spearman = Spearman
column-kendall = Kendall tau-b
column-ws = WS, the top weighs more
column-comes-first = Comes first
not-compared = Not compared: fewer than two technologies have a value.
how-momentum-is-computed = Yearly counts of works and patents stand beside a placement and never become a TRL. Growth is the slope of a Poisson regression over up to ten complete years, of the share of the source where its totals are known, with its 95 % interval widened where counts scatter more than chance. A burst is a run of years that Kleinberg’s automaton finds cheaper at twice the usual rate (s = 2, γ = 1); it weighs what that saves. A curve with a ceiling is fitted from seven years and thirty works on, and the ceiling stays unknown while its interval is open.
when-up-for-review = A technology is up for review when both contradict each other: its counts look near their ceiling (half of it or more) and the high end of its TRL is { $early } or less, that is, most has been published and it has not left the laboratory; or its counts look as if they only begin (below a tenth) and the low end is { $late } or more, that is, it is said to be ready for use and hardly anything has been published. These two limits are ours.
nothing-held-against-trl = No source has been scanned yet, so nothing could be held against a TRL.
no-contradiction = No contradiction was found.
what-a-statement-adds-broad = What a statement adds: its points × strength of the link × probability that the link holds. Its points go by the weight of its kind, × { $broad } where it wishes for a whole field.
what-a-statement-adds = What a statement adds: its points × strength of the link × probability that the link holds. Its points go by the weight of its kind.
many-gaps-count = { $lines } specific gaps or requirements from { $workshops } workshops count as much as a specific priority. Files on one topic and day are one workshop, and a line that its minutes repeat is one line. A wish for a whole field gives at most level 2 and lifts nothing else. Lines that only introduce others, and lines the editors repeat, add nothing.
trust-of-links = A link holds with a probability by who decided: one reviewer { $one }, several who agree { $agreed }, several who disagree on whether it holds { $disputed }, a panel { $panel }. These are desk choices. Where reviewers differ on the grade, the weaker counts.
# law: levels with their probabilities
need-is-a-distribution = The level of need is counted over all links that may hold. Where none holds and a workshop on one of the topics was held, the law of what was not mentioned applies, a desk choice too: { $law }. Without a workshop the level is unknown.
how-need-follows = How the level follows from statements: 5 where a specific priority asks for it directly and another workshop specifically asks too; 4 where a specific priority does, or { $lines } specific gaps and requirements in { $workshops } workshops; 3 where a specific gap or requirement does; 2 where a statement names it only as a help, as existing practice, as a solution or for standards or procurement, or wishes for a whole field. A statement that limits a technology says nothing of need.
old-after = A statement is marked as old when its workshop lies more than { $years ->
    [one] 1 year
   *[other] { $years } years
    } before the date of the edition.
how-far-reviewers-agree = How far reviewers agree on links
how-kappa-is-measured = Cohen's kappa over core, related, constrains and rejected, for every two who decided on the same links: 1 is full agreement, 0 what chance would give. With few links it is rough.
no-second-reviewer = Nobody has reviewed the links a second time, so no agreement can be told.
weights-of-kinds = Kinds: { $kinds }; all others 0. Links: { $grades }.
law-method = A reading aid, never legal advice. The class belongs to the use, so a deployment may differ. Where several classes apply to the typical use, the strictest effect decides the ring and the lowest level counts. A legal line that practitioners named lowers the level by { $levels }, not below { $least }.
legal-classes = Legal classes
column-class = Class
column-instrument = Instrument
column-effect = Effect
column-level-special = Level with special categories of data
column-checked = Checked
checked-with-source = { $date }, { $source }
threshold-of-ring = { $ring } from a value of { $threshold }
scale-with-best = { $low } to { $high }, { $best } best
worth-straight = a straight line from 0 to 1
worth-piecewise = straight lines between { $points }
worth-of-level = { $level }: { $worth }
panel-one-expert = one assessor for the whole technology
panel-one-each = one assessor for each criterion, independently
undefined-figure = not defined: nothing to tell apart
alpha-with-distance = { $alpha } ({ $distance })
interval = { $estimate } ({ $low } to { $high })
method-ours = Ours: the weighted value
goes-to-ring = { $technology } to { $ring }
passes = { $technology } passes { $passed }
condition-at-least = { $measure } is at least { $limit }
condition-unknown-fails = { $condition }; a level that nobody knows fails
condition-at-most = { $measure } is at most { $limit }
condition-unknown-passes = { $condition }; a level that nobody knows passes
condition-asked = Practitioners: { $states }
condition-law = The law says: { $effects }
or-list = { $before }, or { $next }
missing-counts-as-middle = Missing levels count as the middle of the scale here, for ours too.

## Lists of technologies

no-technology-yet = no technology yet
# As in "Deploy 3"
ring-with-count = { $ring } { $count }
# borderline: that none of them is fairly sure
ring-with-count-borderline = { $ring } { $count } ({ $borderline })
all-borderline = { $count ->
    [one] borderline
   *[other] all borderline
}
# As in "4 technologies, all borderline"
count-and-remark = { $count }, { $remark }

## One sheet on a topic or a group, as a page and as a document

kind-briefing = briefing
# Last step of the way to the page: the step before names the topic or the group
brief-step = Briefing
# Names of links, in a list behind a colon
brief-as-page = one page for a meeting
brief-short = one page
brief-take-along = To take along:
brief-as-document = The same as a document ({ $form })
brief-whole = Everything on it
brief-print = Printed from the browser, it is one sheet of A4.
# kind: what the sheet is about; edition: which edition of which radar
brief-head = Briefing: { $kind }. { $edition }
brief-of-topic = topic of { $group }
brief-of-group = practitioner group
brief-edition = { $title }, edition { $edition }, data of { $date }
brief-lead-topic = { $technologies } may serve this topic. { $asked } { $unanswered }
brief-lead-topic-not-asked = { $technologies } may serve this topic, found by desk research. No workshop has been held on it yet.
brief-lead-group = { $technologies } may serve this group. Workshops were held on { $held } of its { $topics } topics. { $asked } { $unanswered }
brief-asked = { $count ->
    [0] Practitioners named no need.
    [one] Practitioners named 1 need.
   *[other] Practitioners named { $count } needs.
}
brief-unanswered = { $count ->
    [0] Each has a technology that may answer it.
    [one] For 1 of them there is no technology.
   *[other] For { $count } of them there is no technology.
}
brief-technology = Technology
brief-sure = How sure
brief-why = Why
brief-next-step = Next step
# page: address of the page with everything
brief-more = { $count ->
    [one] and 1 more, on { $page }
   *[other] and { $count } more, on { $page }
}
brief-answers = { $count ->
    [one] direct answer to 1 need here
   *[other] direct answer to { $count } needs here
}
brief-helps = { $count ->
    [one] helps with 1 need here
   *[other] helps with { $count } needs here
}
brief-answers-and-helps = { $count ->
    [one] direct answer to 1 need here, helps with { $helps }
   *[other] direct answer to { $count } needs here, helps with { $helps }
}
brief-not-asked-here = not asked for here
brief-legal-advice = Take legal advice first: { $instrument }
brief-ask-first = Ask practitioners whether they need it
brief-nobody-asked = Nobody has been asked yet.
brief-none-open = None: whatever was asked for has a technology that may answer it.
brief-no-standard = None in force in our list.
brief-law = What the law narrows (no legal advice)
brief-next = What to do next
brief-advice = { $ring }: { $advice }
brief-score = Have { $criteria } scored: nobody has done it yet.
brief-hold-workshop = Ask practitioners: no workshop has been held on { $topics }.
brief-so-sure = { $count } { $word }
brief-rings-sure = How sure the rings are: { $counts }.
brief-date-found = { $days } ({ $found })
brief-workshop = “{ $title }”, { $dates }
brief-workshop-undated = “{ $title }”
brief-source = { $count ->
    [one] What is asked for here comes from 1 workshop: { $workshops }.
   *[other] What is asked for here comes from { $count } workshops: { $workshops }.
}
brief-source-desk = Everything here comes from desk research; no workshop has been held.
# page: address of this sheet
brief-imprint = This sheet: { $page }. { $contact }. Licence: { $licence }.

## Documents for paper

# form: such as "PDF, A4" or "PDF, A4, in English"
one-page-briefing = one-page briefing ({ $form })
poster-a3 = poster ({ $form })
map-and-list = map and list ({ $form })
document-form = PDF, { $paper }
document-form-in-language = PDF, { $paper }, in { $language }
paper-drawn-by = Drawn by leadar { $version }
# Follows the title of the radar, or stands alone with its first letter large
paper-edition = edition { $edition }, data of { $date }
paper-title-and-edition = { $title }, { $edition }
paper-imprint = { $contact } – licence { $licence } – leadar { $version }
paper-imprint-of-site = { $site } – { $contact } – licence { $licence } – leadar { $version }
paper-no-workshop = { $technologies } for the topics of this group. No workshop of this group has been held yet; what is asked for comes from the workshops of others.
paper-standards-to-cite = Standards to cite
paper-how-sure = How sure
# effect: what the law does to the typical use
paper-law-line = { $technology }: { $effect } ({ $instrument })
paper-more = and { $count } more
paper-records = What was done elsewhere
paper-record = { $technology }: { $kind }, { $bearing } – { $who }, { $date } ({ $publisher })
bearing-for = speaks for it
bearing-both = speaks for and against it
bearing-against = speaks against it
paper-desk-estimates = { $desk } of { $all } TRL ranges are desk estimates.
paper-not-yet-asked = { $technologies } not yet asked about in any workshop.
number-and-title = { $number }: { $title }
paper-view-summary = { $view }. { $summary }
paper-map-about = Radar: { $title }. { $technologies }. The list has the same entries.
paper-mark = { $number }. { $name }, { $ring }
paper-unnumbered = { $count ->
    [one] 1 mark has no number for want of room; the list has it.
   *[other] { $count } marks have no number for want of room; the list has them.
    }
paper-ring-heading = { $ring } ({ $count })
paper-rings-mean = What the rings mean
paper-how-to-read = How to read the map
paper-radius-means = The nearer to the centre of its ring, the higher the value. The angle, and the distance between two marks, mean nothing.
paper-cluster = +{ $count }: { $count } technologies of { $sector }, { $ring }, as one mark; the list has them all.

## What a buyer does about a standard

action-use-successor = withdrawn: use { $successor }
action-do-not-cite = withdrawn: do not cite; no successor in our list
action-national-only = national only: propose a European standard or workshop agreement
action-comply = law: obey it
action-adopt = adopt
action-watch = only watch: it asks for nothing that a tender could cite
action-adopt-watch = adopt, watch the revision
action-adopt-check = adopt, check the review

## Reasons in half a line

# TRL: technology readiness level. As in "TRL 6–8; asked in Firearms"
reason-trl = TRL { $low }
reason-trl-range = TRL { $low }–{ $high }
reason-not-yet-asked = not yet asked
reason-not-mentioned = not mentioned in a workshop on its topics
reason-asked-in = asked in { $topics }
reason-helps-in = would help in { $topics }
reason-in-use-in = already in use in { $topics }
reason-mentioned-in = mentioned in { $topics }
# The same where there is little room
short-not-mentioned = not mentioned
short-asked-in = { $count ->
    [one] asked in 1 topic
   *[other] asked in { $count } topics
    }
short-helps-in = { $count ->
    [one] helps in 1 topic
   *[other] helps in { $count } topics
    }
short-in-use-in = { $count ->
    [one] in use in 1 topic
   *[other] in use in { $count } topics
    }
short-mentioned-in = { $count ->
    [one] mentioned in 1 topic
   *[other] mentioned in { $count } topics
    }
# maturity and demand are such half lines
reason = { $maturity }; { $demand }
reason-with-sureness = { $maturity }; { $demand }; { $confidence }

## Lists in sentences, days

list-and = { $before } and { $last }
day = { $day } { $month } { $year }
month-of-year = { $month } { $year }
# found: which part of the source says so, such as "article"
days-by-source = { $days } ({ $found })
days-or = { $before } or { $next }
days-in-month = { $first }–{ $last } { $month } { $year }
days-over-months = { $first } { $first_month } { $first_year } – { $last } { $last_month } { $last_year }
january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December

## How sure a ring is

ring-is-the-middle = { $ring } is not the most probable ring but the middle one: it, or a ring nearer to the centre, comes out in { $share } of the cases.
workshop-may-change-ring = Nobody has been asked about its topics yet; a workshop may change the ring.
# shares: as in "Deploy in 67 %, Pilot in 33 %"
little-weight-known = Only { $coverage } of the weights are known; the place inside the ring rests on little.
sure = sure
fairly-sure = fairly sure
borderline = borderline
# word: such as "borderline"; share: a percentage or such as "2 of 3 TRLs"
sure-with-share = { $word } ({ $share })
sure-with-runner-up = { $word } ({ $share }, else { $ring })
sure-with-tie = { $word } ({ $share }, a tie with { $ring })
sure-held = { $word } ({ $share }), held; the rules ask for { $ruled } ({ $ruled_share })
provisional-before = provisional, { $word }
verdict-always = Sure. Over all that may be, { $ring } comes out every time.
verdict-of-trls = { $word }. Nothing but the TRL is uncertain: { $count } of the { $all } TRLs of its range give { $ring }.
verdict = { $word }. Over all that may be, it is { $shares } of the cases.
share-of-trls = { $count } of { $all } TRLs
provisional-because = Provisional: { $reasons }.
one-source-maturity = its TRL rests on one estimate or document
one-source-law = nobody has reviewed the reading of the law
one-source-links = one reviewer decided all its links
# As in "Deploy in 67 %"
ring-in-share = { $ring } in { $share }
less-than-one-percent = less than 1 %
more-than-99-percent = over 99 %
# How weights are drawn: each goes on a sentence "Weights are drawn …"
weights-fixed = as declared, in every draw
weights-around = around the declared weights (Dirichlet, concentration { $concentration })
weights-in-ranges = anywhere in the declared ranges, all sets alike
weights-in-order = any weights that keep the declared order, all sets alike
weights-free = any weights, all sets alike
weights-of-groups = one of { $groups } practitioner groups a draw, then { $distribution } of that group

## Momentum: yearly counts

share-of-source = Share of the source in { $year }: { $share } in 100 000.
growth-of-share = Growth of the share of the source a year, { $from } to { $to } (Poisson regression): { $growth }, 95 % interval { $low } to { $high }.
growth-of-counts = Growth of the counts a year, { $from } to { $to } (Poisson regression): { $growth }, 95 % interval { $low } to { $high }.
doubles-in = Doubles in { $years } years.
recent-works = Of all works { $share } are from the last three years.
# Kleinberg: the author of the method
burst = Burst from { $first } to { $last }, weight { $weight } (Kleinberg).
series-break = Break in the series: in { $year } all of the source is { $ratio } times the year before, so that it counts something else from then on; years before and after do not compare.
series-break-told = Break in the series: the source itself tells that it counts otherwise from { $year } on; years before and after do not compare.
published-logistic = For comparison with published studies only, a logistic curve through the running total: { $share } of a ceiling of { $ceiling }.
published-gompertz = For comparison with published studies only, a Gompertz curve through the running total: { $share } of a ceiling of { $ceiling }.
published-bass = For comparison with published studies only, Bass's model of adoption: { $share } of a ceiling of { $ceiling }.
curve-too-little = Too little data for a curve: it needs seven complete years and thirty works.
curve-none-fits = no curve with a ceiling fits
curve-ceiling-unknown = Ceiling unknown ({ $curve }): the data do not say where growth will end.
curve-ceiling-unknown-at-least = Ceiling unknown ({ $curve }): the data do not say where growth will end. At least { $share } of it is reached.
curve-fitted = { $stage } ({ $curve }): { $share } of the ceiling reached, 95 % interval { $low } to { $high }.
curve-logistic = logistic
curve-gompertz = Gompertz
stage-emerging = emerging
stage-growth = growth
stage-maturity = maturity
stage-saturation = saturation
ready-without-award = TRL { $low } to { $high } says ready for use, but { $source } has no notice that anybody awarded a contract for it, and no standard is listed. Somebody should look at both.
early-with-awards = TRL { $low } to { $high } says early, but { $source } has { $count ->
    [one] a notice
   *[other] { $count } notices
    } of awarded contracts that name it. Somebody should look at both.
early-and-falling = TRL { $low } to { $high } says early, but its share of { $source } falls: { $growth } a year, 95 % interval { $from } to { $to }. Somebody should look at both.
listed-standard-withdrawn = { $number } is listed as in force, but { $source } said on { $date } that it is withdrawn. Somebody should look at the list.
emergence-new = Novelty: new; { $share } of the works of { $from } to { $to } fall into the first three of these years, where up to 15 % count as new.
emergence-not-new = Novelty: not new; { $share } of the works of { $from } to { $to } fall into the first three of these years, where up to 15 % count as new.
emergence-persists = Persistence: yes; { $works } works in { $years } of these years, where 7 works in 3 years are enough.
emergence-does-not-persist = Persistence: no; { $works } works in { $years } of these years, where 7 works in 3 years are asked.
emergence-grows = Growth: yes; the whole 95 % interval of the slope lies above zero.
emergence-does-not-grow = Growth: not shown; the 95 % interval of the slope does not lie above zero.
emergence-growth-unknown = Growth: unknown; a slope cannot be estimated.
emergence-one-organisation = Community: one organisation alone is named.
emergence-community = Community: several organisations; the largest holds { $share }.
emergence-community-unknown = Community: unknown; the source names no organisations.
momentum-contradicts-trl = Counts in { $source } look like { $stage }, while TRL { $low } to { $high } says otherwise. Somebody should look at both.

## Why a criterion has its level

because-set = Set by { $by } on { $date }: { $reason }
because-panel = Median of what was given: { $given }.
because-panel-round = Round { $round } counts.
because-panel-notes = Notes: { $notes }
level-by = { $level } by { $assessor }
level-by-with-range = { $level } ({ $low } to { $high }) by { $assessor }
because-not-scored = Nobody has scored it yet.
because-not-yet-asked = No workshop on any of its topics has been held; demand is not yet sampled.
because-priority-echoed = The specific priority { $priority } asks for it, and { $other } of another workshop too.
because-priority = The specific priority { $priority } asks for it.
because-many-gaps = { $count } gaps or requirements in { $workshops } workshops ask for it: { $needs }.
because-gaps = Specific gaps or requirements ask for it: { $needs }.
because-broad-only = Only wishes for a whole field ask for it: { $needs }.
# because: a sentence
because-links-unsure = { $because } With every link sure that is level { $level }; over the links that may hold, this level is the median.
because-help-only = It is only a help to other needs, or named as practice, as solution, for standards or procurement, or in a wish for a whole field: { $needs }.
because-trl = TRL { $low } to { $high } ({ $basis } of { $date }).
because-class-unknown = Its legal class is not declared.
because-class = Legal class "{ $class }".
because-class-special = Legal class "{ $class }" with special categories of personal data.
because-other-class = Also applies: legal class "{ $class }", level { $level }; the lowest level counts.
because-class-lowered = Legal class "{ $class }", level { $level }; lowered because legal lines limit it: { $needs }.
because-class-special-lowered = Legal class "{ $class }" with special categories of personal data, level { $level }; lowered because legal lines limit it: { $needs }.
because-standards = In our list: { $numbers }.
because-no-standard = No standard found in our list, which proves nothing about the world.
because-not-scanned = No source has been scanned for it and no public record entered yet.
because-found = { $works } found in { $sources }.
because-found-growing = { $works } found in { $sources }, growing from year to year.
because-on-record = { $count ->
    [one] A public record says so: { $records }.
   *[other] { $count } public records say so: { $records }.
    }
because-below-table = What was found meets no row of the table of evidence levels.
origin-need = computed from the needs linked to the technology
origin-maturity = computed from the TRL range
origin-legal = computed from the legal class and the legal lines of workshops
origin-standards = computed from the standards in our list
origin-evidence = computed from public records and the evidence that scans found
origin-assessed = given by assessors only
trl-basis-panel = judgement of a panel
trl-basis-measured = shown by trial or certificate
trl-basis-evidence = reading of public records

## What rules ask for

# A measure begins a clause, as in "the weighted value must be at least 0.5 and is 0.4"
measure-trl-low = the TRL
measure-trl-high = the highest TRL it may have
measure-level = the level on "{ $criterion }"
measure-value = the weighted value
must-be-at-least = { $measure } must be at least { $limit }
must-be-at-most = { $measure } must be at most { $limit }
limit-and-is = { $limit } and is { $found }
limit-and-range = { $limit } and is { $low } to { $high }
limit-in-share = { $limit } and is { $low } to { $high }: so in { $share } of the cases
limit-unknown = { $limit }; nobody knows it: so in { $share } of the cases
asking-must-be-and-is = practitioners must have been "{ $wanted }" and the state is "{ $found }"
# share: the probability that the links leave it so
asking-must-be-in-share = practitioners must have been "{ $wanted }" and the state is "{ $found }" while a link holds; the condition holds with a probability of { $share }
law-must-say-and-says = the law must say "{ $wanted }" and says "{ $found }"
# Two effects of the law between the quotation marks of the message before
or-in-quotes = { $before }" or "{ $next }
effect-none = no limit of its own; other law still applies
effect-duty = allowed with duties
effect-power = a police power that needs prior authorisation in the single case
effect-prohibits-part = part of the uses forbidden
effect-authorisation = only under authorisation, case by case
effect-prohibits = forbidden

## What changed between two editions

# from, to: names of rings
route = { $from } to { $to }
route-changed = { $from } to { $to }; { $changes }
route-unexplained = { $from } to { $to }; nothing that both editions keep of it has changed
route-waits = { $from }, the rules ask for { $to }
route-waits-changed = { $from }, the rules ask for { $to }; { $changes }
route-new = in { $to }
# why: how and why it left
route-gone = was in { $from }; { $why }
left-rejected = rejected on { $date } by { $by }: { $reason }
left-not-looked-at-again = not looked at again since { $date } ({ $by }): { $reason }
left-without-a-reason = not looked at again since { $date } ({ $by })
left-without-a-word = its file is gone: not looked at again, and nobody says why
route-stays = in { $to }; { $changes }
route-renamed = in { $to }, was called { $name } ({ $id })
route-renamed-too = { $route }; was called { $name } ({ $id })
route-merged = part of { $name } ({ $id }) in { $to } now, was in { $from }
trl-before = TRL { $now }, before { $before }
law-before = law “{ $now }”, before “{ $before }”
level-before = { $criterion } { $now }, before { $before }
level-unknown = unknown
new-since-edition = New since edition { $edition }.
same-ring-as-in-edition = In the same ring as in edition { $edition }.
was-in-edition = Was { $ring } in edition { $edition }.
was-called-in-edition = Was called { $name } ({ $id }) in edition { $edition }.
changed-behind-it = Changed behind it: { $changes }.
was-in-undeclared-ring = Was in “{ $ring }” in edition { $edition }, a ring that is no longer declared; where it stands now follows from the rules alone.
# ring: the ring shown; ruled: the ring the rules ask for, with its share of the cases; asked: in how many editions in a row
held-because = Held in { $ring } from edition { $edition }. The rules ask for { $ruled } now ({ $share }); a ring moves when they ask for the same one in { $editions } editions in a row, or at once with { $probability } or more; they have asked { $asked ->
    [1] once
    [2] twice
   *[other] { $asked } times in a row
}.
held-counted-from = This is counted from { $ruled }, which the rules ask for, not from { $ring }, where it is held.
counted-from-middle = This is counted at the middle of everything that may be, where the rules give { $middle }; over all cases that were drawn the ring is { $ring }.
held-advice = That is the advice for { $ring }, where it is held. The rules ask for { $ruled }: { $advice }
held-mark = held
held-here = held here
asked-for-here = asked for by the rules

## What a change would do

would-move-trl = TRL { $to } instead of { $from } would make it { $ring }.
would-move-unknown = { $criterion } is unknown: level { $to } would make it { $ring }.
would-move-unknown-to-meaning = { $criterion } is unknown: level { $to } ({ $meaning }) would make it { $ring }.
would-move-certain = Level { $level } on { $criterion } ({ $meaning }), were it certain, would make it { $ring }.
would-move-level = Level { $to } instead of { $from } on { $criterion } would make it { $ring }.
would-move-level-to-meaning = Level { $to } ({ $meaning }) instead of { $from } on { $criterion } would make it { $ring }.
would-move-weight = Moving the weight of { $criterion } from { $from } to { $to } would make it { $ring }.
would-move-law = Without the limit that the law sets it would be { $ring }.
would-move-law-by = { $moved } Rule { $number } decides then: “{ $rule }”
would-move-law-lacks = { $moved } For { $ring }, however high the TRL, { $missing }.
trial-weight = the weight of { $criterion } is { $weight }
trial-level = { $technology } has the level { $level } on { $criterion }
trial-level-unknown = the level of { $technology } on { $criterion } is unknown
trial-trl = { $technology } has TRL { $low }
trial-trl-range = { $technology } has TRL { $low } to { $high }

## The working behind one placement, in the terminal

ring-and-meaning = { $ring }: { $meaning }

## Plots

plot-how-sure-each = How sure each ring is
# least: the technology whose ring is least sure
plot-how-sure-each-all = { $borderline } of { $count } technologies are borderline. Least sure is { $least }: { $share } in the ring it is drawn in. All are shown.
plot-how-sure-each-some = { $borderline } of { $count } technologies are borderline. Least sure is { $least }: { $share } in the ring it is drawn in. The { $shown } least sure are shown.
plot-how-sure = { $technology }: how sure the ring is
plot-weights = { $technology }: weights with which the ring stays
plot-weights-text = The ring stays for these weights, each alone: { $weights }. All others may be anything.
plot-weight-interval = { $criterion } from { $low } to { $high }
plot-assessors = { $technology }: what assessors gave
plot-assessors-text = { $criteria }.
plot-assessors-of = { $criterion }: { $count } scores, median { $median }, half of them from { $lower } to { $upper }
plot-counts = { $technology }: counts by year in { $source }
plot-counts-text = { $total } counted from { $from } to { $to }. { $curve }
plot-counted-in = counted in { $source }
plot-coverage = Needs that have a technology
plot-coverage-text = Needs with a technology, of those stated: { $topics }.
plot-coverage-of = { $answered } of { $asked } on { $topic }
plot-technology = Technology
plot-drawn-in = Drawn in
plot-criterion = Criterion
plot-share-now = Share now
plot-stays-from = Stays from
plot-stays-to = Stays to
plot-assessors-column = Assessors
plot-first-quartile = First quartile
plot-median = Median
plot-third-quartile = Third quartile
plot-values = Values
plot-year = Year
plot-fitted-curve = Fitted curve
plot-needs = Needs
plot-stated = Stated
plot-with-technology = With a technology
plot-without = Without
plot-nothing-yet = nothing to show yet
plot-key-stays = share at which the placement stays
plot-key-share-now = share now
plot-key-middle-half = middle half
plot-key-median = median
plot-key-one-assessor = one assessor
plot-key-with-technology = with a technology
plot-key-without = without
plot-nothing-asked = nothing asked
plot-key-fitted-curve = fitted curve
plot-key-series-break = break in the series

## Maps: for those who do not see them

map-title = Radar: { $title }
map-description = Rings from the centre: { $rings }. Sectors: { $sectors }. The list has the same entries.
ring-of-technologies = { $ring }: { $technologies }
# Number, name, ring and sector of a mark; up to three more sentences follow it
mark-name = { $number }. { $name }. { $ring }. { $sector }.
mark-borderline = Borderline: { $ring } { $share }.
mark-held = Held; the rules ask for { $ring }.
mark-provisional = Provisional.
mark-not-yet-asked = Not yet asked.
mark-new = New.
mark-moved-inward = Moved inward.
mark-moved-outward = Moved outward.
mark-unchanged = Unchanged.
mark-of-several = { $count } more technologies. { $ring }. { $sector }. The list has them.

## Maps: the legend, which is measured and set with the map

legend-marks = Marks
sign-technology = technology
sign-same-ring = technology in the same ring as before
sign-same-ring-or-unsaid = technology in the same ring as before, or of which nothing is said
sign-not-yet-asked = not yet asked: no statement, and no workshop on its topics
sign-restricted = restricted by law, outside the rings
sign-new = new in this edition
sign-moved-inward = moved towards the centre
sign-moved-outward = moved outwards
sign-borderline = borderline: the whole part of the rim is how probable the next ring is, on the side where it lies; the list has the number
sign-trail = the way since the edition before
sign-highest-demand = asked for most: demand { $demand }; the area is proportional to the demand
sign-demand = demand { $demand }
sign-least-demand = demand { $demand } or less, or none

## Maps: notices, on pages, in legends and as warnings in the terminal

notice-sectors-elsewhere = A sector came that finds no room between the others: all sectors stand in other directions than in the edition before; blips keep their place inside their sector as far as there is room.
notice-rings-elsewhere = The rings are others than in the edition before: blips keep their direction, not their distance from the centre.
notice-scale-grown = Values came to { $ring } that its scale does not hold: it has grown, and the marks in it stand at other distances from the centre than in the edition before.
notice-off-radius-in-cell = { $count ->
    [one] In { $sector }, { $ring }, { $near } technologies have nearly the same value; 1 stands up to { $farthest } units off the radius of the value.
   *[other] In { $sector }, { $ring }, { $near } technologies have nearly the same value; { $count } stand up to { $farthest } units off the radius of the value.
    }
notice-off-radius = { $count ->
    [one] For want of room 1 blip stands up to { $farthest } units off the radius of the value, in { $cells } cells.
   *[other] For want of room { $count } blips stand up to { $farthest } units off the radius of the value, in { $cells } cells.
    }
notice-small-marks = For want of room all marks are drawn small, with radius { $radius }.
notice-clustered = { $count } technologies of { $sector }, { $ring }, are drawn as one counted mark; the list has them all.
notice-without-value = Blips without a value are spread over their ring; their distance from the centre means nothing.
notice-provisional = { $count } of { $all } technologies are provisional: their maturity, the reading of the law or all their links rest on one source.
notice-all-provisional = All placements are provisional: their maturity, the reading of the law or all their links rest on one source.
notice-unnamed = { $count ->
    [one] 1 name does not fit on the map. Beside its mark stands the number it has in the list.
   *[other] { $count } names do not fit on the map. Beside each of their marks stands the number it has in the list.
    }
notice-unnumbered = { $count ->
    [one] 1 mark has room for neither a name nor a number beside it: rest on it to read its name, or look for it in the list.
   *[other] { $count } marks have room for neither a name nor a number beside them: rest on one to read its name, or look for it in the list.
    }

## Terminal: leadar score

asked-yes = asked
asked-not-mentioned = not mentioned
asked-not-yet = not yet asked
name-and-mark = { $name } ({ $mark })

## Terminal: leadar scan

# words: that the day has passed by which somebody was to look at it again
standard-review-due = { $words } Check where it stands before citing it.

## What to find out next, and what rings hang on

next-heading = What to find out next
next-all = All questions
next-lead = The questions whose answers would change most, and who could answer them.
# worth: the number of questions with an answer that changes a ring
next-how = Of { $count } things that nobody knows for certain, { $worth } have an answer that would move a technology to another ring. The { $listed } that change most stand here, those that change most first. That says what an answer would be worth, not what it costs or which one is right.
goes-to-practitioners = To ask practitioners
goes-to-users = To ask those who have tested or use it
goes-to-desk = To decide by reading
goes-to-lawyers = To ask a lawyer
goes-to-assessors = To judge
plain-question-trl = How ready is it, as a readiness level (TRL)?
# question: a question in its own words
plain-question-on = { $technology }: { $question }
# statement: a link with the words of a statement
plain-question-link = { $technology }: does it answer “{ $statement }”?
plain-question-limit = { $technology }: does “{ $statement }” limit it?
# found: such as "it does" or "it is at TRL 8 to 9"
plain-answer = If { $found }: { $ring } (expected in { $share } of the cases).
plain-found-trl = it is at TRL { $trl }
# meaning: what the scale of the criterion says of a level
plain-found-level = the answer is “{ $meaning }” (level { $level })
plain-found-levels = the answer is anything from “{ $least }” (level { $low }) to “{ $most }” (level { $high })
plain-found-other = the answer is level { $level }
plain-moves = In { $changes } of the cases the answer moves it to another ring.
next-not-counted = Rules ask for the value, so the ring of each answer is that of the middle of everything else.
next-questions = The questions that change most
next-nothing = No answer to a single question would change a ring.
next-all-as-data = Every question stands in { $file }; { $command } prints them.
next-kinds = By kind and group
next-kinds-how = The sum over the questions of one kind for one practitioner group: what a panel or a workshop could change altogether, were its questions independent.
next-who = Who could tell: { $who }.
question-worth = Expected change { $rings } rings; the ring changes in { $share } of all cases.
question-trl = What is the TRL of { $technology }?
question-criterion = { $criterion } of { $technology }: { $question }
question-link = Does "{ $statement }" ({ $need }) speak for { $technology }?
question-limiting-link = Does "{ $statement }" ({ $need }) limit { $technology }?
who-tested = whoever has tested it or uses it
who-second-reviewer = a second reviewer, beside { $by }
who-workshop = a workshop on { $topic }
who-asked-again = practitioners of { $topic }, asked about it once more
who-practitioners = practitioners who might use it
who-lawyer = a lawyer
who-standards = somebody who works with the standards of its field
who-evidence = a scan of the sources, or who has evaluated it
who-assessors = assessors of { $criterion }
answer-leads-to = { $found }: { $ring } ({ $share })
range-of-answers = { $low } to { $high }
answer-holds = it does
answer-fails = it does not
questions-on-trl = TRL
questions-on-links = Links to needs
no-group = no practitioner group
what-it-hangs-on = What it hangs on
what-rings-hang-on = What rings hang on
one-way-how = One thing is changed and everything else stays as uncertain as it is: each limit of a rule one step lower or higher, each link left out, another law for levels that nobody knows, every TRL one lower or higher. Listed is how many technologies change the ring.
hangs-on-nothing = No single change of a limit, a link, a law for unknown levels or the TRL changes the ring, or its probability by five points.
column-asked-for = Asked for
column-group = Practitioner group
column-questions = Questions
column-expected-change = Expected change, in rings
column-change-tried = Change
column-technologies-moved = Technologies that change the ring
trial-some-link = leaving out one of its links
trial-without-link = without the link to { $need }
trial-trl-lower = every TRL one lower
trial-trl-higher = every TRL one higher
trial-law-worst = the worst level of { $criterion } wherever nobody knows it
trial-law-best = the best level of { $criterion } wherever nobody knows it
trial-law-uniform = every level of { $criterion } alike wherever nobody knows it
trial-limit-at-least = rule { $rule } (“{ $words }”) to { $ring }: { $measure } at least { $to } instead of { $limit }
trial-limit-at-most = rule { $rule } (“{ $words }”) to { $ring }: { $measure } at most { $to } instead of { $limit }
trial-moves = { $trial }: { $ring }.
trial-moves-from = { $trial }: { $ring }; the probability of { $now } goes from { $before } to { $after }.
trial-keeps = { $trial }: still { $ring }, with { $after } instead of { $before }.
data-a-question = an input that is not certain, and what finding it out would be worth
data-a-trial = a change of one thing that changes a ring or its probability by five points; first, without a technology, how many technologies each moves
data-input-asked-for = trl, the identifier of a criterion, or link and the identifier of a need
data-expected-change = mean over all answers of the number of rings between now and then
data-probability-of-change = probability that the answer changes the ring
data-answers-in-words = the answers with the rings they lead to, and their probabilities
data-who-could-tell = who could answer it
data-question-in-words = the question
data-whether-counted = whether the rings of the answers are counted out; else they are those of the middle of everything else
data-identifier-of-the-technology-or-all = identifier of the technology; empty for all of them
data-change-tried = rule, condition and limit; link and the identifier of a need; law, criterion and level; trl and the step
data-probability-now = probability of the ring of now
data-probability-then = its probability with the change
data-technologies-moved = how many technologies change the ring

## Why something stands elsewhere: clauses that can follow "because"

asks-trl = a TRL
asks-trl-high = a highest TRL
asks-value = a weighted value
asks-at-least = { $measure } of { $limit } or more
asks-at-most = { $measure } of { $limit } or less
asks-asked = that practitioners were: { $states }
asks-law = that the law says: { $effects }
asks-nothing = nothing
cause-weight = the weight of { $criterion } is { $now }, before { $before }
cause-criterion = { $criterion } is declared differently: its scale, what its levels are worth, or what is drawn for an unknown one
cause-rule-new = a new rule for { $ring } asks { $conditions }
cause-rule-gone = the rule for { $ring } that asked { $conditions } is gone
cause-rule-asks = the rule for { $ring } now asks { $came }
cause-rule-asks-no-more = the rule for { $ring } no longer asks { $went }
cause-rule-asks-instead = the rule for { $ring } now asks { $came } instead of { $went }
cause-rule-words = the rule for { $ring } is worded differently
cause-rules = the rules stand in another order
cause-frame = other rings or criteria are declared, and with them the rules
cause-legal-class-new = the legal class “{ $class }” was declared
cause-legal-class-gone = the legal class “{ $class }” is no longer declared
cause-legal-class-effect = the law on “{ $class }” says: { $now }; before: { $before }
cause-legal-class = the legal class “{ $class }” is declared differently
cause-day = the data stand at { $now }, before { $before }, so that records and statements have another age
cause-seen = other technologies have other levels now, and levels that nobody knows are drawn as those are
cause-standard-new = { $standard } is listed
cause-standard-gone = { $standard } is no longer listed
cause-standard = the entry of { $standard } says something else
cause-standard-state = { $standard } is { $now }, before { $before }
cause-workshop-new = the workshop “{ $workshop }” was reported
cause-workshop-gone = the workshop “{ $workshop }” is no longer there
cause-workshop = the workshop “{ $workshop }” has another topic, date, place or title
cause-need-new = statement { $need } came
cause-need-gone = statement { $need } is no longer there
cause-need = statement { $need } says something else
cause-need-kind = statement { $need } (“{ $words }”) is a { $now }, before a { $before }
# linked: to the need, by a person
cause-link-new = the link of { $technology } to need { $need } by { $by } came ({ $grade })
cause-link-gone = the link by { $by } of { $technology } to need { $need } was removed ({ $grade } before)
cause-link = the link of { $technology } to need { $need } by { $by } says something else
cause-link-grade = the link of { $technology } to need { $need } by { $by } is { $now }, before { $before }
cause-assessed-trl = the TRL
cause-assessment-new = the score by { $by } on { $criterion } of { $technology } came: { $now }
cause-assessment-gone = the score by { $by } on { $criterion } of { $technology } is gone ({ $before } before)
cause-assessment = the score by { $by } on { $criterion } of { $technology } is { $now }, before { $before }
cause-trl = the TRL stated for { $technology } is { $now }, before { $before }
cause-law = the law of { $technology } is { $now }, before { $before }
cause-law-uses = { $technology } has another use under the law, or handles other data
cause-override-new = { $criterion } of { $technology } was set by hand to { $now }
cause-override-gone = { $criterion } of { $technology } is no longer set by hand ({ $before } before)
cause-override = { $criterion } of { $technology } was set by hand to { $now }, before { $before }
cause-topics = the topics of { $technology } are { $now }, before { $before }
cause-record-new = a public record on { $technology } came ({ $kind }): “{ $title }”
cause-record-gone = a public record on { $technology } is gone ({ $kind }): “{ $title }”
cause-record = a public record on { $technology } says something else: “{ $title }”
cause-counts = { $source } was read again for { $technology } ({ $date })
cause-counts-gone = what { $source } gave for { $technology } is gone
cause-words = texts of { $technology } have changed
cause-name = “{ $before }” is called “{ $now }”
cause-method = the program is { $now }, before { $before }
cause-several = { $first }, and { $others ->
    [one] 1 other change that did as much or goes with it
   *[other] { $others } other changes that did as much or go with it
    }
cause-setting-texts = texts, publication or staleness of the radar are declared differently
cause-setting-rings = rings have other names, texts or limits
cause-setting-topics = groups, topics or activities are declared differently
cause-setting-views = other maps are declared
cause-setting-scoring = [scoring] or [[evidence_levels]] declare differently how uncertainty, waiting and evidence are read
cause-setting-demand = [demand] weighs statements differently
cause-setting-links = [links] trusts links differently
cause-setting-standard-levels = [[standard_levels]] reads standards differently
cause-setting-constrains = [constrains] reads legal lines differently
cause-setting-readiness = [readiness] reads public records differently
cause-setting-scan = [scan] asks other sources
cause-setting-concepts = concepts.toml knows other words
cause-setting-audits = candidates or listed works were judged

## leadar diff: the text

diff-because = { $route }, because { $cause }
diff-because-all = { $route }, because { $cause } ({ $count })
# waited: the ring was asked for before, and the technology now moves
# released: it was held in its ring, and this change let it go
diff-released = { $route }: the rules asked for it before, and it no longer waits, because { $cause }
diff-was-held = { $route }: it was held in { $from } although the rules asked for { $asked }; now they ask for { $to }
diff-waited = { $route }: the rules asked for it before, and now in enough editions in a row
diff-probability = { $ring } { $now } ({ $before } before)
diff-effects-small = { $count ->
    [one] 1 more change of less than half a percentage point and 0.005 of a value.
   *[other] { $count } more changes of less than half a percentage point and 0.005 of a value each.
    }
diff-idle-kind = { $count } × { $kind }
diff-kind-rule = rules, rings or criteria
diff-kind-weight = weights
diff-kind-law = law
diff-kind-assessment = assessments
diff-kind-evidence = records and counts
diff-kind-standard = standards
diff-kind-need = workshops and statements
diff-kind-link = links
diff-kind-setting = settings
diff-kind-method = method
diff-kind-words = texts
points = { $points } percentage points
points-least = less than 0.1 percentage points
feed-title = { $title }: what changed
feed-entry = { $name }, edition { $edition }

## What is to be looked at again

review-by = To be looked at again by { $date }.
review-overdue = Was to be looked at again by { $date }: overdue at this edition’s date.
old-at-edition = Old at this edition’s date, since { $since }.
stale-technology = { $name }: what is said of it
stale-standard = Standard { $name }
stale-link = Link { $id } to { $name }
stale-workshop = Workshop “{ $name }”
stale-trl = TRL of { $name }
stale-records = Public records of { $name }
stale-assessment = Scores of { $name } ({ $id })
stale-evidence = What { $name } said
stale-overdue = Overdue since { $date }, the day that was set.
stale-old = Old since { $since }: of { $date }, and old after { $years } years.
stale-touches-none = It touches no technology.
stale-worth = Worth { $worth }; it touches { $names }.
stale-worth-of-many = Worth { $worth }; it touches { $names } and { $more } more.
stale-legend = Worth: the sum over the technologies it touches of demand × doubt; the doubt is 1 − the probability of the ring in which a technology is drawn.
stale-heading = What to look at again
stale-lead = { $count ->
    [one] One thing is overdue or old at { $date }.
   *[other] { $count } things are overdue or old at { $date }.
}
stale-more = { $count ->
    [one] One more is worth less.
   *[other] { $count } more are worth less.
}
stale-nothing = Nothing is overdue or old at this edition’s date.
# command: the command that lists it
stale-all = All of it, at any day: { $command }
