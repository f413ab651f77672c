"""Words around a name that tell whether it is a place."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CONNECTORS: Final = _set(
    "of the and de da do del della di la le las los el al an ar es en et du des sur upon on under am ez bin i e a"
)
"""Small words inside names: "Trinidad and Tobago", "Rio de Janeiro", "Stoke-on-Trent"."""

AREA_WORDS: Final = _set(
    "province region state oblast governorate district county prefecture island islands strait river peninsula"
    " sea lake desert valley mountains delta plateau"
)
"""Small-letter words that belong to the name before them when the table has it so."""

DIRECTIONS: Final = _set(
    "north south east west northern southern eastern western central upper lower greater northeast northwest"
    " southeast southwest northeastern northwestern southeastern southwestern"
)

LOCATIVES: Final = _set(
    "in near at from to outside around across throughout toward towards into off over inside within between"
    " leaving reach reached visit visited visiting enter entered entering left via beyond"
)
"""Words after which a name is where something is, comes from or goes to."""

INSTITUTIONS: Final = _set(
    "university college school academy institute polytechnic seminary high middle elementary hospital clinic"
    " medical post times herald tribune gazette journal chronicle news daily globe sun star mirror observer"
    " guardian courier dispatch sentinel telegram press examiner register review weekly magazine bank bancorp"
    " airlines airways museum library church cathedral synagogue temple theatre theater symphony orchestra"
    " opera philharmonic zoo stadium arena hotel inn resort casino club fc united rovers wanderers athletic"
    " foundation trust fund corp inc ltd llc plc company co group holdings partners brothers insurance motors"
    " electric energy oil petroleum steel mills records chapel cemetery mall plaza tower towers building bridge"
    " airport station prison jail award prize cup bowl declaration accords accord treaty protocol convention"
    " agreement syndrome fever doctrine commandments scouts knights bulls bears red white black blue yankees"
    " mets giants jets eagles cowboys raiders lions tigers dodgers angels padres braves falcons hawks heat"
    " magic lakers clippers warriors kings rockets spurs mavericks rangers astros royals chiefs cardinals rams"
    " cubs twins vikings timberwolves bucks packers brewers pistons wings cavaliers browns indians reds bengals"
    " steelers pirates penguins phillies flyers ravens orioles wizards capitals nationals redskins commanders"
    " panthers hornets hurricanes dolphins marlins buccaneers lightning jaguars saints pelicans titans"
    " predators colts pacers celtics bruins patriots sox devils nets knicks islanders bills sabres nuggets"
    " rockies avalanche broncos jazz suns diamondbacks coyotes blazers seahawks mariners sounders flames oilers"
    " canucks leafs raptors canadiens senators bulldogs gators seminoles wildcats hoosiers buckeyes longhorns"
    " aggies sooners jayhawks huskers"
)
"""Words that make the place name before them a part of an institution's, a team's, a treaty's name."""

INSTITUTIONS_OF: Final = _set(
    "university college bank church institute academy duke duchess earl prince princess marquess viscount"
    " baron lord archbishop bishop museum school hospital order knights treaty merchant battle"
)
"""Words before "of" that make the name after it a part of an institution's or a title's name."""

ROADS: Final = _set(
    "street st road rd avenue ave boulevard blvd drive dr lane ln highway hwy pike court ct parkway pkwy way"
    " terrace turnpike freeway expressway square circle place"
)

ADDRESSES: Final = ROADS | _set("route interstate exit")

TITLES: Final = _set(
    "mr mrs ms miss dr sir lady lord dame president chairman chairwoman chairperson minister secretary senator"
    " sen congressman congresswoman representative rep governor gov lieutenant lt captain capt colonel col"
    " major maj general gen sergeant sgt corporal private admiral adm officer deputy detective det sheriff"
    " judge justice attorney professor prof father rev reverend pastor bishop archbishop cardinal pope rabbi"
    " imam king queen prince princess coach manager chief commissioner councilman councilwoman councillor"
    " councilor alderman trooper inspector superintendent ambassador spokesman spokeswoman spokesperson counsel"
    " trustee cmdr commander director principal"
)

FORERUNNERS: Final = DIRECTIONS | _set(
    "downtown metro metropolitan mainland rural suburban historic old new inner outer midtown uptown nearby occupied"
    " the a in at on for from of and but as with after before when while since by to"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december city town county port camp"
)
"""Capitalised words that may stand before a place without making it a part of a name."""

FOLLOWERS: Final = _set(
    "mayor police president prime foreign minister ministry government governor gov sen rep councilman council"
    " city county state district parish fire sheriff officials official authorities residents resident native"
    " lawyer attorney judge king queen prince embassy ambassador army navy air force forces troops monday"
    " tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sept oct nov dec"
    " january february march april june july august september october november december on in at and to the mp"
    " mps area region central north south east west northern southern eastern western department public"
    " municipal metropolitan metro planning zoning superior circuit town township village chief detective"
    " archdiocese diocese mayoral senate house summit conference talks"
)
"""Capitalised words that may follow a place without making it longer."""

PERSON_VERBS: Final = _set(
    "said says told added testified recalled laughed replied argued asked joked smiled died graduated"
    " explained noted admitted who wrote writes thinks thought believes pleaded married resigned"
)

AROUND: Final = (
    DIRECTIONS
    | AREA_WORDS
    | _set("the of in city town township village borough area metro metropolitan downtown inner outer mainland and")
)
"""Words without which a name is near enough still the same place's."""

NEVER: Final = _set(
    "hamas abbas olympic olympics arab duma march may june august sunday monday god christmas easter of"
    " internet english hindi union college university street state county republic president congress senate"
    " house parliament council mission police democrat republican he she it they we i the a an in on at by to"
    " for from and but or if as is was so no not his her their our my you who what when where why how this that"
    " these those there here all some most many more best central eastern western northern southern north south"
    " east west mr mrs ms dr sen gov rep sept oct nov dec jan feb man men women"
    " reuters islam christian god male gay date see hope love young good fair bar battle along center"
    " centre born can ten one two three four five six seven eight nine friday thursday wednesday tuesday"
    " saturday news post times university sun media police court board service general national international"
    " federal first second third media western world earth son lord lady king queen prince church mass page lot"
    " well still police xinhua SANA IRNA KUNA UPI"
) | {"Red Cross"}
"""Words, and agencies, that are names of places somewhere and hardly ever places in news. "US" is looked up by its
capitals."""
