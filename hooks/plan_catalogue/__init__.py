"""Plan Catalogue: project plans as YAML files, rendered to pages, calendars and spreadsheets.

The layers, each importing only from those below it::

    cli                   the command line
    settings, disk, clock | site
                          the outside world; the library as a set of pages and files
    options | feeds, advice
                          texts of options to values; what is new, as Atom, and all as a list; what
                          a reviewer should look at
    starter, pages, planner, exports, api, search, related
                          the file of `plans new`; HTML by Jinja; a template as data of its page;
                          a plan as .ics, .csv or JSON; the catalogue as JSON files; what it is
                          searched by; which templates are alike
    linked_data | shapes  what pages are about, for search engines; JSON objects as tables of fields
    schema | library      the JSON Schema; a folder of templates, and the rules between its files
    reading, dates        one YAML file to a Template, or to its problems; days in words
    values | schedule     nodes to values; a Template and the visitor's choices to a Plan with dates
    yaml_nodes, wording   YAML with the places of everything; the kinds of values in words
    rules                 the rules that problems refer to, and why they are there
    model | markdown      keys and limits of a template, frozen Template and Task; the whitelist
    timing, workdays, timeline, characters, problems, addresses, policy

Nothing here imports mkdocs, and only `cli`, `settings`, `disk` and `clock` touch the disk, the
environment or the clock: what the others are given decides every byte of what they return.
"""
