"""Synthetic templates, as many as one wants, to measure a large catalogue with.

Their sentences say little, but their words behave as those of real plans do: of each subject there
are usual and unusual ones, a plan keeps to some of them, and every further plan brings a few new
ones. So an index of their texts grows as one of real texts would.

Chance comes from `Random.random` alone, the one source that every Python draws alike.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from plan_catalogue.reading import task_id

Item = TypeVar("Item")

# Words -----------------------------------------------------------------------------------------
# Of each category: nouns, verbs, adjectives, tags and roles, the usual ones first.

_SUBJECTS = {
    "software": """
server release database deployment module interface endpoint repository branch pipeline container
cluster dependency library plugin script firewall gateway token certificate backup rollback patch
bug ticket sprint log alert cache queue broker scheduler webhook payload tenant login session
cookie browser client backend router workstation laptop printer package installer compiler
debugger fixture parser formatter microservice monolith daemon kernel driver firmware hypervisor
snapshot replica cursor transaction deadlock timeout proxy balancer domain nameserver directory
namespace manifest registry artifact checksum changelog prototype wireframe sandbox toggle hotfix
regression outage runbook helpdesk tablet terminal emulator stylesheet widget callback thread
socket locale codec

deploy install configure refactor debug compile upgrade migrate patch provision integrate automate
benchmark containerise decouple emulate encode decode fork index instrument merge mock monitor
parse poll port profile reboot refresh render replicate route serialise simulate sync throttle
trace

scalable stateless modular backward-compatible containerised idempotent asynchronous concurrent
cached headless legacy native nightly open-source portable redundant responsive serverless stable
threaded unpatched versioned virtual distributed deprecated fault-tolerant multilingual relational
monolithic graphical

api deployment devops integration cloud saas hosting monitoring mobile-app legacy-system testing
release-train open-source helpdesk networking

developer, release manager, system administrator, tester, architect, product owner, support
engineer, database administrator, network engineer, scrum master
""",
    "data": """
dashboard report dataset table column warehouse metric experiment model forecast sample segment
cohort funnel query extract transformation lineage catalogue glossary dimension fact aggregate
histogram chart scatterplot outlier anomaly duplicate identifier taxonomy label annotation feature
classifier baseline variant hypothesis confounder correlation estimate interval quantile threshold
residual variance notebook spreadsheet worksheet pivot filter formula lookup feed stream lake mart
cube partition ingestion connector loader crawler survey panel respondent questionnaire timestamp
geocode polygon heatmap indicator scorecard benchmark target percentile projection simulation
scenario seasonality census ontology vector embedding tensor corpus archive steward custodian
retention imputation encoding decile median ratio numerator denominator

aggregate analyse annotate anonymise calculate calibrate cleanse cluster compute correlate
deduplicate derive estimate extrapolate forecast impute ingest interpolate label model normalise
partition plot predict query randomise reconcile sample segment standardise tabulate transform
validate visualise weight

statistical quantitative categorical numeric missing biased weighted normalised granular
historical predictive descriptive exploratory longitudinal tabular sparse skewed significant
representative aggregated deduplicated raw curated quarterly geospatial anonymised multivariate
seasonal reliable stale

analytics reporting dashboards data-quality warehouse machine-learning experiment statistics
survey forecasting governance visualisation spreadsheet metrics migration

analyst, data engineer, data scientist, data steward, statistician, dashboard designer, report
reader, survey manager, warehouse engineer, experiment owner
""",
    "security": """
audit control vulnerability incident breach threat risk policy account password passphrase
credential privilege exception finding evidence auditor scope penetration exploit antivirus
perimeter camera badge lock alarm visitor safe vault key keyring rotation cipher hash signature
handshake honeypot intrusion detection sensor playbook tabletop drill recovery continuity failover
disclosure notification regulator supervisor standard clause attestation certification gap
remediation mitigation register owner classification confidentiality consent processor
subprocessor transfer safeguard impersonation fraud whistleblower sanction embargo watchlist
offboarding bastion wiretap timeline artefact adversary attacker defender bounty advisory disposal
shredder quarantine allowlist trojan decoy

audit authenticate authorise certify classify contain decrypt detect disable disclose encrypt
enforce escalate exploit fingerprint fortify harden impersonate inspect isolate lock mitigate
probe quarantine remediate restrict revoke rotate safeguard scan seal segregate triage verify

privileged dormant orphaned encrypted confidential compliant vulnerable critical forensic
malicious suspicious tamper-proof mandatory regulatory residual anonymous authorised unattended
exposed multi-factor adversarial expired classified preventive offline shared external unsigned
hardened traceable

audit compliance privacy access-review incident-response encryption awareness penetration-testing
certification backup-recovery vendor-risk passwords physical-security fraud policies

security officer, auditor, incident lead, privacy officer, penetration tester, risk owner,
compliance manager, on-call engineer, forensic analyst, key custodian
""",
    "marketing": """
campaign audience brand newsletter subscriber website landing headline slogan logo banner brochure
flyer poster leaflet advert billboard commercial trailer teaser webinar podcast episode interview
article blog post hashtag influencer follower sponsor sponsorship press journalist editor
spokesperson quote photograph caption storyboard video clip thumbnail font palette moodboard
mockup template persona journey touchpoint lead prospect conversion click impression bounce
keyword backlink sitemap redirect competitor positioning niche offer voucher discount coupon
loyalty giveaway contest booth stand exhibitor tradeshow merchandise sticker packaging tagline
jingle testimonial rating endorsement showcase launch rollout announcement backgrounder mailing
unsubscribe columnist translator copywriter illustrator animation infographic

advertise announce brand broadcast broaden captivate caption differentiate distribute draft edit
embed feature film illustrate launch localise narrate nurture optimise personalise photograph
pitch position proofread promote publicise publish rebrand redesign retouch shortlist survey
syndicate tease translate

catchy viral organic sponsored branded visual editorial persuasive memorable bilingual clickable
colourful consistent creative engaging interactive local national promotional quotable
recognisable regional shareable social striking thought-provoking timely trackable witty

branding campaign social-media newsletter press website seo content trade-fair product-launch
video copywriting advertising community-building webinar

marketing manager, copywriter, designer, press officer, community manager, video producer, web
editor, campaign lead, translator, photographer
""",
    "events": """
guest venue invitation caterer menu band speaker stage microphone seat marquee programme wristband
lanyard usher photographer florist bouquet cake toast dance playlist projector screen keynote
workshop breakout registration cloakroom shuttle parking hotel banquet buffet cocktail canape
dessert waiter bartender glass plate tablecloth candle lantern balloon garland costume raffle
prize auction trophy award ceremony rehearsal soundcheck loudspeaker spotlight generator extension
permit neighbour curfew rain canopy gazebo heater firework bonfire barbecue picnic birthday
anniversary wedding jubilee reunion gala festival concert conference summit exhibition parade
carnival premiere marshal volunteer dietary allergy seating souvenir guestbook afterparty emcee
host sparkler

amplify applaud cater celebrate choreograph compere congratulate dance decorate dine dismantle
entertain garnish greet host illuminate invite light perform rehearse rent reserve seat serenade
serve showcase stage sweep thank toast usher welcome

festive outdoor indoor acoustic amplified catered vegetarian floral formal candlelit rainproof
seated standing musical surprise open-air sold-out wheelchair-accessible international elegant
child-friendly rented live waterproof ceremonial intimate evening joyful sustainable themed

party conference wedding festival catering venue music guests speakers outdoor anniversary
workshop fundraising-gala tickets decoration

host, event manager, caterer, stage manager, master of ceremonies, venue manager, decorator, sound
engineer, speaker coordinator, guest list keeper
""",
    "people": """
candidate vacancy applicant application shortlist referee reference salary contract probation
onboarding colleague newcomer buddy mentor mentee appraisal review objective competency skill
training induction payslip pension allowance benefit bonus holiday absence sickness leave
maternity paternity sabbatical secondment promotion grievance hearing warning redundancy dismissal
resignation farewell retirement headcount rota shift timesheet overtime apprentice intern graduate
recruiter assessment headhunter employer employee freelancer contractor workforce pulse engagement
turnover diversity inclusion accommodation visa relocation handbook conduct mediator conflict
feedback conversation goal ladder grade payband successor successorship delegate keyholder
ombudsman union offsite lunch desk wellbeing

appoint appraise assess assign coach compensate counsel delegate develop dismiss employ empower
encourage enrol groom induct interview mediate mentor motivate negotiate nominate onboard
recognise recruit redeploy relocate reskill retire reward screen shadow supervise train upskill

part-time temporary permanent internal probationary experienced junior senior diverse inclusive
empathetic fair flexible remote hybrid motivated qualified overqualified absent constructive
retiring supportive trained unpaid voluntary salaried structured transparent

hiring onboarding interviews performance-review training leave team-building remote-work payroll
retirement internship mentoring diversity farewell leadership

hiring manager, recruiter, line manager, buddy, mentor, payroll clerk, works council, training
coordinator, department head, apprentice supervisor
""",
    "operations": """
office shelf supplier delivery pallet inventory shipment machine maintenance vehicle van forklift
dock ramp conveyor scanner barcode carton crate parcel courier customs tariff carrier invoice
reorder stockroom shop counter till checkout kiosk cafe kitchen canteen cleaner janitor landlord
lease floor ceiling carpet boiler radiator ventilation pump valve motor belt bearing lubricant
gauge meter thermostat lift stairwell exit extinguisher sprinkler evacuation signage locker chair
monitor telephone switchboard reception tender specification bottleneck throughput batch defect
scrap rework tolerance inspection calibration shutdown handover changeover assembly tool toolbox
spare consumable waste recycling skip fleet tyre mileage depot route franchise

assemble clean commission count decommission dispatch expedite fabricate furnish grease insulate
lease load lubricate maintain overhaul pack palletise procure refit refurbish reorder repaint
replenish restock ship stack stock tender transport unload ventilate

bulky fragile perishable surplus spare mechanical electrical hydraulic pneumatic refurbished
ergonomic fireproof heavy-duty industrial leased logistical noisy obsolete on-site overstocked
palletised refrigerated reusable second-hand stackable unsold worn wholesale

logistics warehouse facilities maintenance procurement inventory office shop fleet suppliers
workplace shipping cleaning health-and-safety manufacturing

facility manager, warehouse lead, buyer, technician, shift supervisor, fleet manager, caretaker,
shop manager, quality inspector, forwarding agent
""",
    "finance": """
budget ledger balance accrual provision expense receipt payment creditor debtor loan mortgage
interest dividend shareholder director treasurer accountant bookkeeper bank statement
reconciliation quarter tax deduction return levy duty depreciation asset liability equity goodwill
margin revenue profit loss cashflow reserve fund grant donor notary deed charter statute bylaw
trademark patent licence royalty lawsuit claim settlement arbitration solicitor barrister witness
deposition insolvency liquidation merger acquisition subsidiary currency exchange hedge bond
security portfolio premium insurer refund rebate surcharge penalty instalment deadline tranche
collateral guarantor escrow closing cutoff consolidation

accrue allocate amortise amend appeal apportion balance bill budget capitalise charge consolidate
contest credit debit deduct depreciate disburse file fund incorporate indemnify insure invest
invoice liquidate notarise refinance refund reimburse settle tax underwrite

annual fiscal taxable deductible outstanding overdue contractual statutory legal binding audited
unaudited accrued consolidated contingent deferred financial intangible insolvent interest-free
liquid monthly net gross notarised prepaid recurring refundable secured solvent

budget tax accounting audit contracts grants month-end year-end invoicing insurance
company-founding legal payroll investment cash-flow

accountant, bookkeeper, controller, treasurer, lawyer, notary, tax adviser, grant writer, managing
director, accounts clerk
""",
    "home": """
bathroom bedroom garden attic cellar garage roof gutter window door wall stair tile plaster paint
wallpaper curtain sofa wardrobe cupboard mattress cot pram nursery crib toddler baby pet puppy
kitten cage aquarium hamster vet lawn flowerbed tree shrub bulb seed compost greenhouse pond fence
shed patio terrace balcony chimney stove fuse lamp switch tap pipe drain toilet shower bath
plumber electrician carpenter decorator builder architect estate viewing deposit removal box
suitcase passport ferry campsite caravan tent rucksack itinerary beach grandparent sibling
babysitter childminder playground heirloom album recipe freezer pantry laundry

babyproof bake bathe compost cook demolish dig drain dust fertilise fold grout hoover iron mow
paint plant plaster plumb polish pot prune redecorate renovate sand sew tidy tile unpack vacuum
varnish wallpaper wash water weed

cosy damp draughty leafy muddy sunny shady overgrown freshly-painted rotten rusty creaky spacious
furnished detached leaky childproof homemade wooden ceramic tiled double-glazed evergreen fragrant
woollen energy-saving newborn house-trained elderly

moving renovation garden travel pets children kitchen household diy camping decluttering family
energy-saving house-buying baby

homeowner, parent, plumber, electrician, gardener, landlord, decorator, house-sitter, carpenter,
grandparent
""",
    "learning": """
exam thesis chapter paper essay lecture seminar course syllabus lesson homework assignment quiz
transcript diploma degree scholarship examiner professor lecturer tutor pupil student classmate
classroom laboratory bibliography citation footnote appendix abstract manuscript draft outline
argument literature fieldwork apparatus microscope flashcard vocabulary grammar dictionary
language pronunciation dialogue textbook whiteboard blackboard curriculum kindergarten school
college faculty campus dormitory semester term timetable revision viva defence dissertation
journal reviewer rebuttal preprint theorem proof equation essayist scholar fellowship excursion
museum excerpt anthology concept mnemonic rubric internship

cite comprehend criticise debate define demonstrate discuss dissect examine explain footnote
formulate grade hypothesise interpret lecture mark memorise outline paraphrase practise quote
recite research revise skim solve spell study summarise teach transcribe tutor

academic scholarly theoretical empirical peer-reviewed handwritten illustrated introductory
advanced bibliographic curious doctoral undergraduate postgraduate experimental fluent grammatical
graded interdisciplinary legible literary mathematical methodical multiple-choice oral phonetic
scientific unread verbatim

exam thesis research teaching language-course scholarship university school writing reading
conference-paper laboratory study-habits publishing e-learning

student, supervisor, teacher, examiner, librarian, tutor, co-author, course leader, study partner,
lab assistant
""",
    "health": """
marathon race runner coach pace lap hill trail shoe sock watch stopwatch heartbeat muscle tendon
ankle knee hip shoulder back stretch warmup cooldown gym barbell dumbbell kettlebell treadmill
bicycle saddle helmet puncture swim pool wetsuit goggle triathlon tournament match team club
season injury sprain physiotherapist doctor nurse clinic surgery appointment prescription medicine
dose vaccine symptom diary diet meal snack breakfast vegetable fruit protein vitamin calorie
kilogram portion sleep nap habit craving cigarette relapse stress breath meditation yoga posture
flexibility rehabilitation crutch bandage scar checkup dentist optician hike backpack glacier
ridge paddle kayak canoe ski

abstain bandage bend breathe climb cool cycle dehydrate exercise fuel hike hydrate immunise inhale
jog jump kneel lift limber massage meditate moisturise nourish paddle pedal race recover rest
rehydrate row sprint squat stretch strengthen swallow taper vaccinate walk warm

aerobic anaerobic athletic breathless chronic dehydrated dietary fit gentle gluten-free healthy
hydrated injured lean muscular nutritious painful physical postnatal sedentary sleepless sore
strenuous sugar-free sweaty tired underweight vegan vigorous wholegrain

running fitness nutrition sleep recovery cycling swimming hiking stress habits tournament
rehabilitation strength-training triathlon mental-health

runner, coach, physiotherapist, doctor, training partner, team captain, nutritionist, nurse, race
director, patient
""",
    "community": """
charity neighbourhood member committee chairperson secretary election ballot petition march
placard rally council mayor councillor park footpath riverbank litter glove bin allotment orchard
beehive hedgehog birdbox bench mural shelter foodbank soup donation appeal collection jumble
bazaar tombola choir orchestra theatre troupe parish chapel mosque temple refugee asylum
interpreter pensioner carer scout camp youngster helpline hospice blood lifeguard firefighter
ambulance defibrillator flood sandbag bridge bus cyclist crossing pavement kerb wheelchair hall
caretaker noticeboard minute quorum constitution subsidy foundation trustee patron legacy repair
swap

adopt advocate befriend campaign canvass collect cooperate donate elect foster fundraise garden
gather knit knock lobby mend mobilise organise patrol petition picket pledge preserve protest
recycle rescue reuse shelter sing sponsor support unite vote volunteer

charitable civic communal cooperative cross-border democratic donated eco-friendly elected
intergenerational grassroots homeless honorary littered multicultural municipal needy neighbourly
non-profit peaceful public rural sheltered solidary urban vacant welcoming wild youthful

volunteers club charity fundraising neighbourhood environment youth elections food-bank
repair-cafe culture refugees seniors street-party clean-up

chairperson, volunteer coordinator, treasurer, club secretary, fundraiser, team leader, youth
worker, neighbourhood speaker, first-aider, trustee
""",
}

_NOUNS = """
list team date budget person meeting result note message decision question document deadline form
copy room answer letter draft record owner folder change name check number order mistake group
helper problem reminder visit price quote summary reason partner space call rule goal delay test
photograph calendar address place offer machine tool box expert customer appointment friend
agreement trial report example picture overview signature request warning exception feedback
surprise promise habit choice idea advice weather holiday morning evening hour corner
""".split()  # noqa: SIM905 - a line each would be no easier to read

_VERBS = """
check confirm order compare collect book prepare list test review measure share record clear count
sort name request open close print move replace update sign describe document finish repair save
discuss trim watch cover visit number remove organise present store divide explain gather return
wrap tidy rehearse deliver cancel protect complete schedule improve simplify borrow arrange
""".split()  # noqa: SIM905

_ADJECTIVES = """
new first last next old small final large right open early late clear missing short good written
important whole long full simple different spare empty safe quiet honest busy cheap expensive
unclear heavy public private common main local better usual second third daily weekly agreed
realistic difficult urgent useful careful necessary temporary reliable available complete broken
""".split()  # noqa: SIM905

_RARE = """
acorn almanac anvil apron archway armchair asphalt avalanche avenue axle bagpipe ballast bamboo
barometer basin bassoon beacon bedrock billet birch blizzard blueprint bobbin bollard bonnet
bottleneck boulder bracket bramble brass breadcrumb breakwater breeze brick bridle bristle broom
bucket buckle buffer bulkhead bungalow buoy cabin cable candlestick canvas carousel cartridge
cascade catapult cathedral cauldron causeway cello chalk chandelier cinder cistern clamp clarinet
cloister clover cobble coil compass concourse copper corkscrew corridor cradle crayon crevice
crocus crossroad crowbar cupola dandelion dinghy dome doorbell doorstep drawbridge dynamo easel
eclipse elbow ember envelope escalator estuary fathom feather ferryman fiddle firefly flask flint
foghorn footbridge footstool fountain freckle frost funnel furnace gable gallery gallop gangway
gargoyle gasket gatehouse geyser girder glimpse goblet gondola granary granite gravel grindstone
hacksaw hailstone hairpin hallway hammock hamper handrail harbour harness harp hatchet hayloft
headland hearth helmsman hinge hornet hourglass husk iceberg icicle inkwell inlet ironmonger ivory
jackdaw jigsaw joist jubilation jumper junction juniper kaleidoscope keepsake kiln kingfisher
kneecap ladle lagoon landmark lattice lectern ledge lever lichen lighthouse limestone linen loom
lorry lozenge lumber magnet magpie mainspring mallet mandolin mantelpiece maple marble marmalade
meadow megaphone meridian millstone mirror mitten monocle moorland mosaic moss motorway mulberry
needle nettle nightingale nozzle nutmeg oasis oatmeal obelisk orchestra ostrich otter outpost
paddock padlock pagoda pancake parapet parasol parchment parsnip pebble pedestal pelican pendulum
periscope pewter piano pigeon pillar pinecone piston plateau plough plumage pontoon porcelain
porch porcupine postcard postmark prism promenade pulley quarry quicksand quill quilt quiver
radish raft rainbow rampart raspberry ratchet ravine reef rhubarb ribbon rivet robin rope rosemary
rowboat rudder saddlebag saffron sailcloth salmon sandstone sapling satchel saucer sawmill
scaffold scarecrow screwdriver seagull seashell semaphore shingle shovel sickle silo skylight
sleet sleeve snowdrop snowflake spade sparrow spindle spinet splinter spool spruce squirrel
stairway starling steamboat steeple stencil stopper strap streamer stirrup sundial swan sycamore
tankard tapestry tarpaulin teapot telescope thatch thicket thimble thistle thunder timber tinder
toadstool toboggan tortoise trapdoor treasure trellis trestle tripod trombone trowel trumpet
tugboat tunnel turbine turnip turnstile twig twine umbrella urn vellum veranda viaduct vineyard
viola violet waistcoat walnut waterfall waterwheel weathercock weaver wharf wheelbarrow whirlpool
whistle wicker willow windmill windowsill wreath yacht yarn yeast zebra zephyr zinc zipper
""".split()  # noqa: SIM905

_BEFORE_NOUNS = "sub pre mini micro multi inter super semi counter under over non".split()  # noqa: SIM905

_PLACES_BEGIN = """
Ash Birch Black Brook Castle Clear Cold Deep East Elm Fair Fern Gold Green Grey Hazel High Holm
Iron Kings Lake Lang Linden Long Maple Marsh Mill Moss New North Oak Old Pine Raven Red Rock Rose
Salt Sand Silver South Stan Stone Summer Sun Swan Thorn Wal West White Wild Win Wolf Wood
""".split()  # noqa: SIM905
_PLACES_END = """
borough bridge brook bury by church cliff combe dale den field ford gate grove ham hampton haven
hurst ley mere minster moor mouth port ridge stead stoke ton view water well wick wood worth
""".split()  # noqa: SIM905
_PRODUCTS_BEGIN = """
Acu Aero Alto Ambi Aqua Arbo Astro Bene Brio Calo Cera Cibo Corti Data Delta Dina Ergo Ever Fabri
Flexi Gala Geo Helio Hydra Inno Kine Lumi Luna Maxi Medi Meri Neo Nova Omni Opti Orbi Pana Plano
Poly Quanta Rapi Sola Soni Stella Tele Terra Tri Uni Vari Vela Veri Vita Xeno Zeni
""".split()  # noqa: SIM905
_PRODUCTS_END = """
base bit board box cast cloud count craft desk dock drive flow form gen grid hub lab lane leaf line
link log mark max metrics nest net path plan point port scan sense shift space stack sync tab tap
track trust vault ware wave works zone
""".split()  # noqa: SIM905
_PEOPLE = """
Ada Amir Anna Ben Carla Chidi Clara Dana Elif Emil Fatou Felix Greta Hana Hugo Ines Ivan Jonas
Kofi Lena Leo Lucía Maja Malik Mei Mila Nadia Nils Noor Olga Omar Paula Priya Quentin Rosa Samir
Sofia Tariq Théo Uma Vera Viktor Wanda Xenia Yara Yusuf Zoë
""".split()  # noqa: SIM905

_TAGS = """
checklist small-team deadline budget quick-start handover beginners remote yearly communication
paperwork suppliers quality safety planning documentation one-person seasonal emergency training
""".split()  # noqa: SIM905

_ROLES = """
Project lead, Coordinator, Team, Everybody, Assistant, Manager, Owner, Specialist, Reviewer,
Volunteer, Office, Finance, Helper, Deputy, External partner
"""

_KINDS = """
setup planning preparation research paperwork purchasing design production testing review approval
communication training logistics launch handover clean-up follow-up booking people money safety
documents improvement
""".split()  # noqa: SIM905

_DAYS = """
Opening day, Go-live, Event day, Launch day, Deadline, Exam day, Moving day, Race day, First day,
Last day, Cut-over, Audit day, Closing date, Departure, Arrival, Delivery day, Hand-over,
Submission day, Day of the visit, Publication, Kick-off, Board meeting, Election day, Due date,
Anniversary
"""

# Sentences -------------------------------------------------------------------------------------
# In braces: s and ss are nouns of the subject, n and ns any nouns, v, vs, ving and ved verbs, a is
# an adjective, r a rare noun; number, unit, place, product and person are what they say.

_TITLES = """
{ving} the {a} {s}
{a} {s} {s}
{ving} {ss} for {a} {ss}
{s} {s} in {number} {unit}s
{ving} the {s} in {place}
The {a} {s}: from {s} to {s}
{a} {s} with {product}
{ving} {ss} and {ss} together
{place} {s} {s}
A {a} {s} for {a} {ss}
{ss} and {ss}: the {a} {s}
{ving} a {s} without {ss}
{s} {ving} plan
From {s} to {s} in {number} {unit}s
"""

_TASKS = """
{v} the {a} {n} and the {n}
{v} the {a} {ns} with the {n}
{v} and {v} the {ns}
{v} what the {n} needs before {ving} the {n}
Ask two {ns} for {a} {ns}, and {v} them
Agree who {vs} the {n}, and by when
Write down every {a} {n} that is {ved}
Set up the {n} and {v} its {ns}
Settle the {n} with the {n}
Find out which {ns} are {a}
{v} a {n} for the {a} {ns}
{v} the {ns}, one {n} after the other
Take the {n} through a {a} {n}
Decide on {ns} and {ns}
Choose between {a} {ns} and a {a} {n}
{v} the {n} again, and tell the {n}
Hand over the {a} {n} to its next {n}
Get the {n} ready: {ns}, {ns} and {ns}
Try the {n} out on {number} {ns}
{v} {ns} from the {n} to the {n}
Walk through the {n} with whoever {vs} it
{v} {product} and {v} the {ns}
Let somebody from {place} {v} the {n}
Send out the {ns}, and {v} {a} answers
Keep the {n} {ved} until the {n} is {a}
Put {ns} and {ns} where they are {ved}
Look for {a} {ns} that no {n} shows
{v} the first {number} {ns}
{v} {a} {ns} and {a} {ns}
Write the {n} for the {a} {n}
Give back the {ns} and pay the {n}
See to the {ns}, the {n} and the {r}
{v} the {n} on site in {place}
Say what the {n} is for, and {v} it
Make a {n} of all {ns}
Go through the {ns} and {v} the {a} ones
Bring the {n} up to the {a} {n}
Learn from the {n}, and {v} the {ns}
Thank the {ns}, and {v} the {n}
Rest, and {v} nothing but the {n}
{ving} and {ving}
{a} {n} review
{n} and {n} check
"""

_OPENINGS = """
{v} {a} {ns} and {ns} in {number} {unit}s, from the first {n} to the {a} {n} that closes it.
{v} the {n} of a {a} {n} without losing sight of its {ns}, {ns} and {ns}.
Take a {a} {n} from an idea to the {n} where others {v} it, with time for {ns}.
Prepare, {v} and {v} the {ns} of a {n}, whether there are {number} of them or many more.
Bring {ns} and {ns} into a {a} order, so that the {n} can be {ved} when it is due.
{v} what is left of the {a} {n}, {v} its {ns}, and hand it to the {n} in good time.
A way through {ving} {ns}: who {vs} the {n}, which {ns} come first, and what a {a} {n} costs.
"""

_MIDDLES = """
It covers {ns}, {a} {ns}, the {n} in the middle, {ving} and the {ns} that everybody forgets.
{number} {unit}s lead from the {a} {n} to {ving}; the rest is for {ns} and a {n} with the {n}.
Covers the {n}, {ns} and {ns}, {ving} the {a} {n}, both {ns} and a look back at the {n}.
The {n} comes before the {ns}, since a {a} {n} can still be {ved} then, and a {r} cannot.
With {ns} for {ving}, a day for the {a} {n}, {ns} that are {ved} twice, and a {n} in reserve.
Each {n} has a {n} of its own, {ns} are {ved} in pairs, and the {r} waits until the {a} end.
"""

_CLOSINGS = """
For {a} {ns} with up to {number} {ns} and one {n}.
For teams of {number} that {v} {ns} beside their daily {n}.
Written for one {n} and a few {ns}; {a} {ns} need more time.
Suits a first {n} as well as a {a} one in {place}.
Made with {product} in mind, but any {a} {n} does.
Not meant for {a} {ns} or for {ving} a {n} alone.
"""

_WHYS = """
Most {ns} fail long before anybody {vs} them. A {n} was never {ved}, the {n} knew only half of the
{ns}, and the {a} {n} came on the one day when nobody could {v} it.

The hard part is not {ving} the {n}; it is {ving} the {ns} around it. What is {a} in the first
{unit} costs a {n}, and what is {a} in the last one costs the {n} as well.

Somebody has to {v} the {ns} while the {n} is still {a}. This plan says who, and on which day, and
what a {n} looks like that others can {v} without asking.

Whoever has {ved} a {a} {n} knows the moment: the {ns} are there, the {n} is not, and {person} has
the only copy of the {n}. Here the {n} is {ved} first.

The plan puts each {n} on the day when a {n} can still change it. What depends on {ns} comes first,
then {ving}, then the {a} {ns}; after that there is time for the {n} that went wrong.

Two {ns} are {ved} twice, since a {r} is easily mistaken for a {n}. Everything else is done once,
in an order in which no {n} waits for a {n} without need.

Nothing in it is {a}. But {number} {ns} in the right order are worth more than a {a} {n} that
everybody {vs} from memory, and the {n} can see how far you are.
"""

_BEST_FOR = """
{a} {ns} that {v} their {ns} for the first time
Teams with a {n} but no {n}
Whoever takes over a {a} {n} from somebody else
{ns} and {ns} who share one {n}
People who {v} {ns} beside a {a} {n}
Small {ns} in which one {n} does it all
A {n} that has been {a} for too long
Groups of up to {number} {ns}
{ns} that depend on a {a} {n}
Those who have {ved} a {n} and do not want to repeat its end
"""

_BENEFITS = """
{ns} that are {ved} before the {n} needs them
A {n} for every {a} {n}, with a name beside it
No {n} that waits for {a} {ns}
One place where {ns} and {ns} are {ved}
{a} {ns} come to light while there is time to {v} them
A {n} that a stranger could {v}
The {n} is {ved} by somebody who did not {v} it
Fewer {ns} in the last {unit}, and a {a} {n} at the end
Costs of {ns} and {ns} that are known early
Time for {ving}, kept free from the first day
"""

_QUESTIONS = """
What if the {n} is {a}?
We have only one {n}. Is that enough?
How many {ns} do we need?
Can we {v} the {ns} earlier?
Who should {v} the {n}?
Do {a} {ns} need a plan of their own?
What does a {n} cost?
Does it work without {product}?
Is {ving} the {n} really necessary?
When is a {n} good enough to be {ved}?
Which {ns} may be left out?
What do we do when {ns} and {n} disagree?
"""

_ANSWERS = """
Yes, with one change: {v} the {n} before the {ns}, and let a {a} {n} look at it.
As a rough guide {number} for each {n}; {a} {ns} take fewer. Count them again once the {n} is {ved}.
{v} what depends on others, and leave the {ns} until the {n} is {a}.
Rarely. A {a} {n} does as well, as long as somebody {vs} the {ns} every {unit}.
Whoever has to live with the {n}. The one who {vs} the {ns} is seldom the one who {vs} the {n}.
That depends on the {n}. Ask for two {ns}, {v} both, and keep the {a} one in reserve.
It saves a {n} in most cases. Where {ns} are {a}, it only moves the {n} to a later {unit}.
Then the {n} moves, not the day: {v} fewer {ns}, and tell everybody which {n} comes later.
Only the {a} ones. The {n} and its {ns} are what the rest of the plan stands on.
Nobody can tell beforehand. Note what the {ns} took last time, and add a {n} for {place}.
"""

_DETAILS = """
{v} the {ns} that the {n} depends on before you {v} the {a} ones.
Start where a {n} takes longest: {ns} are seldom {ved} within a {unit}.
A {a} {n} is no {n}. Ask whoever {vs} it, and write down the answer.
Take {number} {ns} at random and {v} each with the {n}.
Keep the {a} {ns} apart, with a note on who {vs} them.
Do it with somebody who has never {ved} a {n}; they see the {ns} that you no longer see.
If the {n} is {a}, stop here and {v} the {r} first.
Leave a {n} for {ving}, and one more for what comes out of it.
Tell {person}, or whoever has the {n}, before the {ns} change.
Use {product} or plain paper, but one of them only.
"""

_DONE = """
Done when each {n} has a {n}, and when nobody needs to ask for the {ns}.
Done when the {ns} are {ved} and the {n} has seen a {a} one.
Done when a {n} can be {ved} without you.
Done when two {ns} agree, and the {a} {n} is on paper.
Done when the {n} says so, in writing.
"""

_STEPS = """
{v} the {n}
{v} the {a} {ns}
Ask the {n} about {ns}
Note which {ns} are {a}
{v} a {n} for each {n}
Put the {ns} where the {n} looks for them
Compare the {n} with the {a} one
Tell the {ns}
Take a photograph of the {n} before {ving}
Keep a copy of every {n}
"""

_CAUTIONS = """
Rules for {ns} differ by place and by contract, so check your own before you rely on these dates.
This plan is no advice on {ns}; ask a {n} who knows your case.
Prices and deadlines of {ns} change, so ask for the current ones.
Stop and ask a specialist when the {n} is {a}.
"""

_SOURCES = """
Guide to {ns} and {ns}
{a} {ns}, an overview
How to {v} a {n}
The {n} handbook
"""


@dataclass(frozen=True, slots=True)
class _Subject:
    """The words of a category."""

    nouns: Sequence[str]
    verbs: Sequence[str]
    adjectives: Sequence[str]
    tags: Sequence[str]
    roles: Sequence[str]


def _subject(text: str) -> _Subject:
    nouns, verbs, adjectives, tags, roles = text.split("\n\n")
    return _Subject(nouns.split(), verbs.split(), adjectives.split(), tags.split(), _names(roles))


def _names(text: str) -> list[str]:
    return [name[0].upper() + name[1:] for name in " ".join(text.split()).split(", ")]


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


_WORDS = {category: _subject(text) for category, text in _SUBJECTS.items()}
_COMMON_ROLES = _names(_ROLES)
_ANCHORS = _names(_DAYS)
_SUMMARIES = _lines(_OPENINGS), _lines(_MIDDLES), _lines(_CLOSINGS)
_FORMS = {
    form: _lines(text)
    for form, text in {
        "title": _TITLES,
        "task": _TASKS,
        "best for": _BEST_FOR,
        "benefit": _BENEFITS,
        "question": _QUESTIONS,
        "answer": _ANSWERS,
        "detail": _DETAILS,
        "done": _DONE,
        "step": _STEPS,
        "caution": _CAUTIONS,
        "source": _SOURCES,
    }.items()
} | {"why": _paragraphs(_WHYS)}

CATEGORIES = tuple(_WORDS)
"""The keys of the categories that the templates are spread over."""

# Grammar ---------------------------------------------------------------------------------------

_IRREGULAR = {
    "bend": "bent", "dig": "dug", "kneel": "knelt", "light": "lit", "mow": "mown", "sew": "sewn",
    "sing": "sung", "sweep": "swept", "teach": "taught",
}  # fmt: skip
_DOUBLING = re.compile("[^aeiou]*(qu)?[aeiou][bdgmnpt]|.*[^aeiou][aeiou]l|.*(fer|fit|mit)")


def _plural(word: str) -> str:
    """Return the plural of a noun, which is the third person of a verb too."""
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies"
    return word + "s"


def _stretched(verb: str, ending: str) -> str:
    """Return a verb with `ed`, `er` or `ing`."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + ending
    if ending != "ing" and verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}i{ending}"
    return verb + verb[-1] * bool(_DOUBLING.fullmatch(verb)) + ending


def _participle(verb: str) -> str:
    return _IRREGULAR.get(verb) or _stretched(verb, "ed")


# Chance ----------------------------------------------------------------------------------------


class _Dice:
    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random  # noqa: S311 - nothing is to be kept secret

    def below(self, limit: int) -> int:
        return int(self._random() * limit)

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def chance(self, share: float) -> bool:
        return self._random() < share

    def one(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def usual(self, items: Sequence[Item]) -> Item:
        """Return an item, the first ones much more often than the last ones."""
        return items[int(self._random() * self._random() * len(items))]

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return `count` different items, or all."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def some_usual(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return `count` different items, or all, more of the first ones than of the last ones."""
        left = list(items)
        drawn: list[Item] = []
        while left and len(drawn) < count:
            drawn.append(left.pop(int(self._random() * self._random() * len(left))))
        return drawn


class _Author:
    """Writes the sentences of one template, with words that it keeps to."""

    def __init__(self, dice: _Dice, category: str) -> None:
        self._dice = dice
        own = _WORDS[category]
        other = _WORDS[dice.one(CATEGORIES)]
        # What stands first is used most: `usual` draws from each list.
        self._subject = dice.some_usual(own.nouns, 5)
        self._nouns = self._mixed(
            (self._subject, 5), (own.nouns, 18), (_NOUNS, 15), (other.nouns, 3)
        )
        self._verbs = self._mixed((own.verbs, 9), (_VERBS, 14), (other.verbs, 1))
        self._adjectives = self._mixed(
            (own.adjectives, 8), (_ADJECTIVES, 10), (other.adjectives, 1)
        )
        self._last = ""
        self._slots: dict[str, Callable[[], str]] = {
            "s": lambda: self._fresh(self._subject),
            "ss": lambda: _plural(self._fresh(self._subject)),
            "n": self._noun,
            "ns": lambda: _plural(self._noun()),
            "v": self._verb,
            "vs": lambda: _plural(self._verb()),
            "ving": lambda: _stretched(self._verb(), "ing"),
            "ved": lambda: _participle(self._verb()),
            "a": lambda: self._fresh(self._adjectives),
            "r": lambda: dice.one(_RARE),
            "number": lambda: str(2 + dice.usual(range(29))),
            "unit": lambda: dice.one(("day", "week", "month")),
            "place": lambda: dice.usual(_PLACES_BEGIN) + dice.usual(_PLACES_END),
            "product": lambda: dice.usual(_PRODUCTS_BEGIN) + dice.usual(_PRODUCTS_END),
            "person": lambda: dice.one(_PEOPLE),
        }

    def write(self, form: str) -> str:
        """Return a sentence or a title of that form."""
        return self.fill(self._dice.one(_FORMS[form]))

    def fill(self, pattern: str) -> str:
        """Return a pattern with words in its slots."""
        text = re.sub(r"\{(\w+)\}", lambda slot: self._slots[slot[1]](), pattern)
        text = re.sub(r"\b([Aa]) (?=[aeio]|u(?!ni|s))", r"\1n ", text)
        return re.sub(r"(?:^|(?<=[.?] ))[a-z]", lambda first: first[0].upper(), text)

    def _mixed(self, *sources: tuple[Sequence[str], int]) -> list[str]:
        """Return so many words of each source, in any order."""
        drawn: dict[str, None] = {}
        for words, count in sources:
            drawn |= dict.fromkeys(self._dice.some_usual(words, count))
        return self._dice.some(list(drawn), len(drawn))

    def _noun(self) -> str:
        if self._dice.chance(0.02):
            return _stretched(self._verb(), "er")
        noun = self._fresh(self._nouns)
        return self._dice.one(_BEFORE_NOUNS) + noun if self._dice.chance(0.02) else noun

    def _verb(self) -> str:
        return self._fresh(self._verbs)

    def _fresh(self, words: Sequence[str]) -> str:
        """Return a word that is not the last one."""
        word = self._dice.usual(words)
        while word == self._last:
            word = self._dice.usual(words)
        self._last = word
        return word


# Time ------------------------------------------------------------------------------------------

_LENGTHS = (2, 3, 5, 7, 10, 14, 21, 30, 42, 56, 70, 84, 90, 120, 150, 180, 240, 300, 365, 450, 540)
_UNITS = {"day": 1, "week": 7, "month": 30}
_TODAY = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a task begins in nominal days, and the keys that say so."""

    first: int
    keys: dict[str, object]


def _moments(dice: _Dice, count: int, *, event: bool) -> list[_Moment]:
    """Return when the tasks of a plan lie, in order of time."""
    length = dice.one(_LENGTHS)
    last = length * dice.one((0, 5, 10, 20, 30)) // 100 if event else length - 1
    first = last - length + 1
    offsets = [first, 0, last, *(dice.between(first, last) for _ in range(count - 3))]
    return sorted((_moment(dice, offset, last) for offset in offsets), key=lambda it: it.first)


def _moment(dice: _Dice, offset: int, last: int) -> _Moment:
    unit = _unit(dice, abs(offset))
    size = _UNITS[unit]
    count = abs(offset) // size
    first = count * size if offset >= 0 else -count * size
    if offset >= 0 and dice.chance(0.5):
        until = count + (1 if dice.chance(0.5) else dice.between(2, 3))
        if until * size - 1 <= last and until - count > 1:
            return _Moment(first, {"when": f"{unit.capitalize()}s {count + 1}-{until}"})
        if until * size - 1 <= last and (offset or dice.chance(0.3)):
            return _Moment(first, {"when": f"{unit.capitalize()} {count + 1}"})
    if count:
        plural = "s" if count > 1 else ""
        side = "before" if offset < 0 else "after"
        keys: dict[str, object] = {"when": f"{count} {unit}{plural} {side}"}
    else:
        keys = {"when": "Day of"}
    if (room := last - first) and dice.chance(0.3):
        keys["duration"] = dice.between(2, min(room + 1, 21))
    return _Moment(first, keys)


def _unit(dice: _Dice, size: int) -> str:
    if size >= 60 and dice.chance(0.6):
        return "month"
    if size >= 42 or (size >= 7 and dice.chance(0.6)):
        return "week"
    if size == 0 and dice.chance(0.2):
        return "week"
    return "day"


# Templates -------------------------------------------------------------------------------------


def templates(count: int, seed: int = 5) -> dict[str, str]:
    """Return the YAML text of so many templates by their names in the templates folder.

    A larger catalogue begins with the templates of a smaller one. All of them are valid, together
    too, and beside those of the repository.
    """
    made: dict[str, str] = {}
    slugs: dict[str, None] = {}
    for number in range(count):
        category = CATEGORIES[number % len(CATEGORIES)]
        dice = _Dice(f"{seed}-{number}")
        author = _Author(dice, category)
        slug = ""
        # Three words or more: those of the repository's templates are fewer, or say something.
        while slug in slugs or slug.count("-") < 2 or len(slug) > 60:
            title = author.write("title")
            slug = task_id(title, number)
        template = {"title": title, **_template(dice, author, category, list(slugs))}
        made[f"{category}/{slug}.yml"] = "\n".join(_mapping(template, "")) + "\n"
        slugs[slug] = None
    return made


def _template(
    dice: _Dice, author: _Author, category: str, known: Sequence[str]
) -> dict[str, object]:
    own = _WORDS[category]
    event = dice.chance(0.6)
    added = _TODAY - timedelta(dice.below(3 * 365))
    updated = min(added + timedelta(dice.between(1, 400)), _TODAY) if dice.chance(0.4) else None
    return {
        "summary": _Folded(" ".join(author.fill(dice.one(part)) for part in _SUMMARIES)),
        "anchor": "event" if event else "start",
        "anchor_label": dice.one(_ANCHORS) if event else None,
        "weekends": dice.one((None, None, "keep", "move", "workdays")),
        "tags": _tags(dice, own),
        "added": added,
        "updated": updated,
        "authors": dice.some(_PEOPLE, dice.between(1, 2)),
        "sources": _sources(dice, author) if dice.chance(0.3) else None,
        "related": _others(dice, known, category, 4),
        "next": _others(dice, known, category, 1),
        "caution": author.write("caution") if dice.chance(0.25) else None,
        "why": _Markdown([author.fill(text) for text in dice.some(_FORMS["why"], 2)]),
        "best_for": _several(dice, author, "best for", 2, 4),
        "benefits": _several(dice, author, "benefit", 2, 4),
        "faq": [
            {
                "question": question,
                "answer": _Markdown(_several(dice, author, "answer", 1, 1 + dice.chance(0.3))),
            }
            for question in _several(dice, author, "question", 3, 5)
        ],
        "tasks": _tasks(dice, author, own, event=event),
    }


def _tags(dice: _Dice, own: _Subject) -> list[str] | None:
    count = dice.between(0, 4) + dice.between(0, 4)
    mine = dice.some_usual(own.tags, count - count // 3)
    return list(dict.fromkeys([*mine, *dice.some_usual(_TAGS, count // 3)])) or None


def _sources(dice: _Dice, author: _Author) -> list[dict[str, object]]:
    titles = _several(dice, author, "source", 1, 3)
    return [
        {"title": title, "url": f"https://www.example.org/{task_id(title, 1)}/"} for title in titles
    ]


def _others(dice: _Dice, known: Sequence[str], category: str, most: int) -> list[str] | None:
    """Return slugs, most of them of the same category."""
    count = dice.between(0, most)
    near = known[CATEGORIES.index(category) :: len(CATEGORIES)]
    slugs = dice.some(near, count) if dice.chance(0.8) else dice.some(known, count)
    return slugs or None


def _several(dice: _Dice, author: _Author, form: str, least: int, most: int) -> list[str]:
    return [author.fill(text) for text in dice.some(_FORMS[form], dice.between(least, most))]


def _tasks(dice: _Dice, author: _Author, own: _Subject, *, event: bool) -> list[dict[str, object]]:
    kinds = dice.some(_KINDS, dice.between(3, 7))
    roles = dice.some_usual(own.roles, dice.between(1, 4))
    roles += dice.some_usual(_COMMON_ROLES, dice.between(1, 2))
    tasks: dict[str, dict[str, object]] = {}
    for moment in _moments(dice, dice.between(8, 20), event=event):
        name = ""
        while not name or name in tasks:
            title = author.write("task")
            name = task_id(title, 1) if len(title) <= 80 else ""
        own_id = "-".join(name.split("-")[-2:]) if dice.chance(0.3) else None
        name = own_id if own_id and own_id not in tasks else name
        before = list(tasks)[-5:]
        tasks[name] = {
            "title": title,
            **moment.keys,
            "category": dice.one(kinds),
            "points": dice.one((1, 2, 3, 5, 5, 8, 8, 10, 12, 15, 20, 30)),
            "id": own_id if name == own_id else None,
            "details": _details(dice, author) if dice.chance(0.55) else None,
            "subtasks": _several(dice, author, "step", 2, 4) if dice.chance(0.1) else None,
            "sign_off": dice.one((True, *roles)) if dice.chance(0.06) else None,
            "after": dice.some(before, dice.between(1, 2)) or None if dice.chance(0.35) else None,
            "role": dice.one(roles) if dice.chance(0.8) else None,
        }
    return list(tasks.values())


def _details(dice: _Dice, author: _Author) -> "_Markdown":
    paragraphs = [author.write("detail")]
    if dice.chance(0.15):
        paragraphs[0] = f"**{author.fill('{v} first')}.** {paragraphs[0]}"
    if dice.chance(0.1):
        paragraphs += ["\n".join(f"- {step}" for step in _several(dice, author, "step", 2, 3))]
    if dice.chance(0.06):
        name = author.fill("{product}")
        paragraphs += [f"See the [notes on {name}](https://www.example.org/{name.lower()}/)."]
    if dice.chance(0.2):
        paragraphs += [author.write("done")]
    return _Markdown(paragraphs)


# YAML ------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"(\d+ )?[^\W\d_][\w ,.;()'/?-]*")  # a text that YAML takes for nothing else


@dataclass(frozen=True, slots=True)
class _Folded:
    """One paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class _Markdown:
    """Paragraphs and lists."""

    paragraphs: Sequence[str]


def _mapping(values: dict[str, object], indent: str) -> list[str]:
    """Return the lines of a mapping, without the keys whose value is None."""
    lines: list[str] = []
    for key, value in values.items():
        if value is not None:
            lines += _entry(f"{indent}{key}:", value, indent)
    return lines


def _entry(head: str, value: object, indent: str) -> list[str]:
    deeper = f"{indent}  "
    match value:
        case _Folded(text):
            return [f"{head} >-", *_wrapped(text, deeper)]
        case _Markdown(paragraphs):
            lines = [f"{head} |"]
            for number, paragraph in enumerate(paragraphs):
                lines += [""] * bool(number)
                for line in paragraph.split("\n"):
                    lines += _wrapped(line, deeper)
            return lines
        case list():
            lines = [head]
            for item in value:
                lines += _item(item, deeper)
            return lines
        case _:
            return [f"{head} {_scalar(value)}"]


def _item(item: object, indent: str) -> list[str]:
    if not isinstance(item, dict):
        return [f"{indent}- {_scalar(item)}"]
    first, *others = _mapping(item, f"{indent}  ")
    return [f"{indent}- {first.strip()}", *others]


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return str(value).lower()


def _wrapped(text: str, indent: str) -> list[str]:
    lines, line = [], indent
    for word in text.split(" "):
        if len(line) + len(word) > 99 and line != indent:
            lines.append(line.rstrip())
            line = indent
        line += f"{word} "
    return [*lines, line.rstrip()]
