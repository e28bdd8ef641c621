"""A template that tries everything which the format allows it to say."""

TITLE = '</title><script>window.pwned=1</script><img src=x onerror="pwned=2"> {{ 7 * 7 }} {% raw %}'
ATTACK = "\"'><svg onload=pwned=3> {{ config }} {% include 'x' %} </script> <!-- &amp; &lt;b&gt;"

TEMPLATE = f"""\
title: 'x{TITLE.replace("'", "''")[:79]}'
summary: >-
  {ATTACK} and so on, so that the summary is long enough
anchor: event
anchor_label: '<b onclick=pwned=4>Day</b>'
tags: [constructor]
added: 2026-01-01
authors: ['<i>Author</i>']
sources:
  - title: '<u>Source</u>'
    url: https://example.org/?a=1&b=%22'x'
caution: '{ATTACK.replace("'", "''")}'
why: |
  Text {{{{ 7 * 7 }}}} {{% raw %}} with {{: onclick=pwned=5 }} and `<script>pwned=6</script>` in
  code, and [a link](https://example.org/"onmouseover="pwned=7 "title").

      <script>pwned=8</script>
best_for: ['<b>One</b>', '{{{{ 7 * 7 }}}}']
benefits: ['<b>One</b>', '=cmd|calc']
faq:
  - question: '<script>pwned=9</script>?'
    answer: '&lt;script&gt;pwned=10&lt;/script&gt; and &#60;img src=x onerror=pwned=11&#62;'
  - question: 'Another?'
    answer: 'Yes.'
tasks:
  - title: '<script>pwned=12</script> before'
    when: 1 week before
    category: constructor
    points: 0
    id: constructor
    details: '**<** b > &lt;img src=x onerror=pwned=13&gt;'
    subtasks: ['<script>pwned=14</script>']
    sign_off: '<b>QA</b>'
    role: '@<b>role</b>'
  - title: Page top
    when: day of
    category: timeline
    points: 1
    after: [constructor]
  - title: Timeline
    when: 3 months after
    duration: 2
    category: timeline
    points: 2
    id: timeline
"""
