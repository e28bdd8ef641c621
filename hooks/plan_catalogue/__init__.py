"""Plan Catalogue: project plans as YAML files, rendered to pages, calendars and spreadsheets.

The layers, each importing only from those below it::

    cli | site            the command line; the library as a set of pages and files
    pages | exports       HTML by Jinja; a plan as .ics, .csv or JSON
    library               a folder of templates, and the rules between its files
    starter | schema      what `plans new` and `plans schema` write, from the model
    reading               one YAML file to a Template, or to its problems
    schedule              a Template and the visitor's choices to a Plan with dates
    model                 keys and limits of a template; frozen Template and Task
    yaml_nodes | markdown | timing | workdays | problems

Nothing here imports mkdocs, and nothing but `cli` reads the clock, the environment or the
working directory: the same input gives the same bytes.
"""
