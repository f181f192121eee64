"""Every message a contributor can meet, by code. One source for terminal, pages and form.

`message` says what is wrong, `fix` what to write instead. Both are Norwegian (bokmål) in plain
language; `{…}` are filled in by `problems.problem`.
"""

from __future__ import annotations

from eksempelsamling.curated.messages import COLLECTION_MESSAGES
from eksempelsamling.message import Words

MESSAGES: dict[str, Words] = {
    **COLLECTION_MESSAGES,
    # The file itself
    "tom-fil": Words("Fila er tom.", "Skriv omtalen, eller slett fila."),
    "for-stor-fil": Words(
        "Fila er på {størrelse} MB. Grensen er 1 MB.",
        "Kort ned teksten, og legg bilder som egne filer i «bilder».",
    ),
    "ikke-utf8": Words(
        "Tegnet her er ikke lagret som UTF-8 (byte {byte}).",
        "Lagre fila på nytt, og velg UTF-8 som tegnkoding.",
    ),
    "ugyldig-tegn": Words(
        "Her står et usynlig styretegn ({tegn}).", "Slett tegnet, og skriv teksten på nytt."
    ),
    "symbolsk-lenke": Words(
        "Fila er en lenke som peker ut av mappa den ligger i.", "Legg selve fila i mappa."
    ),
    "mangler-fil": Words(
        "Fila «{navn}» mangler. Samlingen trenger den.",
        "Hent den tilbake fra en eldre utgave i Git.",
    ),
    "tomt-register": Words(
        "Fila er tom, eller har bare merknader.",
        "Hent innholdet tilbake fra en eldre utgave i Git.",
    ),
    "ukjent-fil": Words(
        "Fila «{navn}» blir ikke lest.",
        "Omtaler slutter på «.md», bilder ligger i «bilder», og felles filer begynner med «_».",
    ),
    "kan-ikke-lese": Words("Fila kan ikke leses ({grunn}).", "Sjekk at den er en vanlig fil."),
    "feil-mappe": Words(
        "Omtaler skal ligge rett i «{mappe}», ikke i en undermappe.",
        "Flytt fila til «{mappe}/{navn}».",
    ),
    "ugyldig-filnavn": Words(
        "Filnavnet «{navn}» kan ikke bli en nettadresse, eller er opptatt av nettstedet.",
        "Gi fila navnet «{forslag}»: små bokstaver a–z, tall og bindestrek.",
    ),
    # The head (frontmatter)
    "mangler-hode": Words(
        "Fila mangler hodet, altså feltene øverst mellom to linjer med «---».",
        "La første linje være «---», skriv feltene under, og avslutt med en ny linje «---».",
    ),
    "uavsluttet-hode": Words(
        "Hodet begynner her, men slutter ikke.",
        "Skriv en egen linje med «---» etter det siste feltet.",
    ),
    "to-versjoner": Words(
        "Her møtes to versjoner av teksten, og begge står i fila.",
        "Behold det som skal stå. Slett linjene som begynner med <<<<<<<, ======= og >>>>>>>.",
    ),
    "yaml-feil": Words(
        "Hodet kan ikke leses herfra ({grunn}).",
        "Se etter innrykk, parenteser eller anførselstegn som mangler på linja eller linja over.",
    ),
    "yaml-kolon": Words(
        "Teksten har et kolon med mellomrom etter, og da deles den i to.",
        "Sett hele teksten i anførselstegn: {eksempel}",
    ),
    "yaml-spesialtegn": Words(
        "Teksten begynner med tegnet «{tegn}», som betyr noe annet i hodet.",
        "Sett hele teksten i anførselstegn.",
    ),
    "yaml-nummertegn": Words(
        "Alt etter «#» på denne linja blir borte.",
        "Sett hele teksten i anførselstegn. Er det en merknad, skriv et mellomrom etter «#».",
    ),
    "yaml-tabulator": Words(
        "Her står en tabulator. Hodet tåler bare mellomrom.", "Bytt tabulatoren med to mellomrom."
    ),
    "yaml-alias": Words(
        "«&» og «*» som viser til et annet sted i hodet, er ikke tillatt.",
        "Skriv innholdet helt ut, eller sett teksten i anførselstegn.",
    ),
    "for-dypt": Words(
        "Feltene ligger i for mange nivåer.", "Bruk bare de feltene som malen viser."
    ),
    "ikke-felter": Words(
        "Her skulle det stå felter på formen «navn: verdi».",
        "Skriv ett felt på hver linje, for eksempel «tittel: Lærende møter».",
    ),
    "dobbelt-felt": Words(
        "Feltet «{felt}» står to ganger (første gang på linje {linje}).",
        "Behold det ene, og slett det andre.",
    ),
    "ja-nei-verdi": Words(
        "«{verdi}» uten anførselstegn blir lest som ja eller nei, ikke som tekst.",
        '{forslag}Skriv "{verdi}" i anførselstegn, eller skriv det du mener.',
    ),
    "ukjent-felt": Words("Feltet «{felt}» finnes ikke.", "{forslag}Alle feltene står i _mal.md."),
    "ukjent-verdi": Words(
        "«{verdi}» er ikke en av verdiene for «{felt}».", "{forslag}Velg en av: {lovlige}."
    ),
    "kilde-uten-navn": Words(
        "Kilden «{id}» har ikke noe leseren kan kjenne den igjen på.",
        "Legg til forfattere, tittel eller kortnavn.",
    ),
    "mangler-i-vokabularet": Words(
        "«{felt}» må ha {verdi}.", "Legg det til. Programmet bruker disse ordene."
    ),
    "ukjent-tema": Words(
        "Temaet «{tema}» er satt nær «{verdi}», som ikke er et annet tema i lista.",
        "Bruk id-en til et annet tema, eller ta det bort.",
    ),
    "mangler-felt": Words("Feltet «{felt}» mangler.", "Legg til «{felt}: …».{grunn}"),
    "feil-type": Words("«{felt}» har feil form.", "Skriv {forventet}."),
    "tom-verdi": Words("Feltet «{felt}» er tomt.", "Fyll det ut, eller slett linja."),
    "for-lang": Words(
        "«{felt}» er på {antall} tegn. Grensen er {grense}.", "Kort ned med {over} tegn."
    ),
    "for-mange": Words("«{felt}» har for mange verdier.", "Velg høyst {grense}."),
    "dobbel-verdi": Words("«{verdi}» står to ganger i «{felt}».", "Slett den ene."),
    "ikke-dato": Words(
        "«{verdi}» er ikke en dato.", "Skriv datoen som år-måned-dag, slik: {eksempel}."
    ),
    "framtidig-dato": Words(
        "Datoen {verdi} er fram i tid.", "Skriv dagen det ble gjort, i dag eller tidligere."
    ),
    "ugyldig-id": Words(
        "«{verdi}» kan ikke være en id, eller er opptatt av nettstedet.",
        "{forslag}Bruk små bokstaver a–z, tall og bindestrek.",
    ),
    "for-vanlig-navn": Words(
        "«{verdi}» er ikke til å kjenne igjen som navnet på en omtale.",
        "Skriv det andre kaller det dere gjør, for eksempel «lærende møter».",
    ),
    # Between files
    "dobbel-id": Words(
        "Id-en «{id}» er allerede brukt i {sted}.", "Velg et annet navn, eller slett aliaset."
    ),
    "dobbelt-navn": Words(
        "Navnet «{navn}» peker allerede til {sted}.",
        "Velg et navn som bare denne omtalen har, eller slett det.",
    ),
    "relasjon-til-seg-selv": Words(
        "Omtalen viser til seg selv.", "Slett relasjonen, eller skriv id-en til en annen omtale."
    ),
    "dobbel-relasjon": Words(
        "Omtalen har allerede en relasjon til «{id}».",
        "Behold den som sier mest, og slett den andre.",
    ),
    "relasjoner-sier-imot": Words(
        "Koblingen til «{id}» er «{type}» her, men «{annen}» etter det som står i {sted}. To"
        " omtaler kan ikke både trenge hverandre og stå i stedet for hverandre.",
        "Behold den som stemmer, og slett den andre.",
    ),
    "relasjon-fra-begge-sider": Words(
        "Koblingen til «{id}» står også i {sted}. Da får de to sidene hver sin forklaring.",
        "Behold den som sier mest, og slett den andre. Den vises på begge sidene.",
        "advarsel",
    ),
    "relasjon-av-to-slag": Words(
        "Koblingen til «{id}» er «{type}» her, men «{annen}» etter det som står i {sted}. Da sier"
        " de to sidene hver sin ting.",
        "Behold den som sier mest, og slett den andre. Den vises på begge sidene.",
        "advarsel",
    ),
    "relasjoner-i-ring": Words(
        "Koblingene går i ring: {ring}. Hver av dem bygger på eller forutsetter den neste, så"
        " ingen av dem kan komme først.",
        "Slett en av koblingene i ringen, eller skriv «kombineres med».",
    ),
    "viser-til-arkivert": Words(
        "Omtalen «{id}» er arkivert, så lenken kommer ikke med på nettstedet.",
        "{råd} lenken.",
        "advarsel",
    ),
    "viser-til-utkast": Words(
        "Omtalen «{id}» er et utkast, så lenken kommer ikke med på nettstedet.",
        "Vent med lenken, eller publiser utkastet.",
        "advarsel",
    ),
    "ukjent-omtale": Words(
        "Det finnes ingen omtale med id «{id}».",
        "{forslag}Skriv filnavnet til omtalen uten «.md».",
    ),
    "ukjent-kilde": Words(
        "Kilden «{id}» står ikke i _kilder.yml.",
        "{forslag}Bruk en id fra _kilder.yml, eller «egen-erfaring» for det dere selv har gjort.",
    ),
    # The text
    "mangler-avsnitt": Words(
        "Avsnittet «{avsnitt}» mangler.", "Legg til en linje med «## {avsnitt}» og tekst under."
    ),
    "tomt-avsnitt": Words("Avsnittet «{avsnitt}» er tomt.", "Skriv teksten under overskriften."),
    "ukjent-avsnitt": Words(
        "Overskriften «{avsnitt}» er ikke en av de faste.", "{forslag}Bruk en av: {lovlige}."
    ),
    "dobbelt-avsnitt": Words(
        "Avsnittet «{avsnitt}» står to ganger.", "Slå de to sammen under én overskrift."
    ),
    "tekst-før-avsnitt": Words(
        "Her står tekst før den første overskriften.", "Flytt teksten under «## {avsnitt}»."
    ),
    "toppoverskrift": Words(
        "Overskrift med én «#» er tittelen på siden, og den står i feltet «tittel».",
        "Bruk «##» for avsnitt.",
    ),
    "hoppet-overskrift": Words(
        "Overskriften hopper fra nivå {fra} til nivå {til}.", "Bruk «{tegn}» her."
    ),
    "mangler-alt-tekst": Words(
        "Bildet mangler en tekst for dem som ikke ser det.",
        "Skriv hva bildet viser: ![Beskrivelse]({mål}).",
    ),
    "død-lenke": Words(
        "Lenken «{mål}» leder ingen steder.",
        "{forslag}Skriv filnavnet til en omtale, en fil i «bilder», eller en adresse som"
        " begynner med https://.",
    ),
    "bilde-utenfor": Words(
        "Bildet «{mål}» finnes ikke i «bilder», eller har et navn som ikke kan brukes.",
        "Legg bildet i «bilder», som png, jpg, webp eller gif. Navnet kan ha bokstavene a–z, tall"
        " og bindestrek. Lenk til «bilder/navn.png».",
    ),
    "ubrukt-kilde": Words(
        "Kilden «{id}» er ført opp, men ingen opplysning viser til den med [{nummer}].",
        "Sett [{nummer}] etter det som er fra kilden, eller slett den.",
        "advarsel",
    ),
    "ukjent-kildemerke": Words(
        "[{nummer}] viser til en kilde som ikke er ført opp.",
        "Feltet «kilder» har {antall}. Rett tallet, eller legg til kilden.",
    ),
    "html": Words(
        "HTML-koden «{kode}» blir fjernet, og teksten i den vises som vanlig tekst.",
        "Skriv det samme med Markdown.",
        "advarsel",
    ),
    "html-uten-slutt": Words(
        "HTML-koden «{kode}» har ingen slutt, og alt etter den blir borte.",
        "Slett den, eller avslutt den på samme linje.",
    ),
    "overskrift-i-liste": Words(
        "Overskriften står inne i en liste eller et sitat.",
        "Flytt den ut, eller gjør den fet: **slik**.",
    ),
    "for-mange-nivåer": Words(
        "Listen eller sitatet her har så mange nivåer at teksten blir borte.",
        "Bruk høyst tre nivåer.",
    ),
    "for-lang-tekst": Words(
        "Teksten er på {antall} tegn. Grensen er {grense}.",
        "Del den i flere filer. En omtale er vanligvis under 5000 tegn.",
    ),
    "merke-i-felt": Words(
        "Kildemerker som [{nummer}] vises ikke i «{felt}».",
        "Flytt opplysningen og merket til teksten.",
    ),
    "virkning-ikke-kjent": Words(
        "«grad» sier at virkningen ikke er kjent ennå, men «hvordan» sier at den er {hvordan}.",
        "Skriv «grad: delvis», eller «hvordan: ikke undersøkt».",
    ),
    "virkning-ikke-undersøkt": Words(
        "«grad: {grad}» sier at vi vet noe om virkningen, men «hvordan» at den ikke er undersøkt.",
        "Skriv «opplevd» eller «dokumentert» etter «hvordan», eller «ikke kjent ennå» etter"
        " «grad».",
    ),
    "vet-uten-kilde": Words(
        "Setningen om {felt} sier noe vi vet, men ikke hvor det står.",
        "Sett [1] etter setningen, der tallet viser til kilden i lista.",
        "advarsel",
    ),
    "tom-overskrift": Words(
        "Overskriften har ingen tekst.", "Skriv hva det handler om, eller slett den."
    ),
    "dobbel-overskrift": Words(
        "Overskriften «{overskrift}» står to ganger i samme avsnitt.",
        "Slå de to sammen, eller gi dem ulike navn.",
        "råd",
    ),
    "overskrift-uten-tekst": Words(
        "Det står ingen tekst under overskriften «{overskrift}».",
        "Skriv teksten, eller slett overskriften.",
        "advarsel",
    ),
    "alt-tekst-sier-lite": Words(
        "Teksten til bildet, «{tekst}», sier ikke hva bildet viser.",
        "Skriv det du ville sagt om bildet i telefonen.",
        "råd",
    ),
    "dødt-anker": Words(
        "Lenken «{mål}» peker til et sted på siden som ikke finnes.",
        "Slett alt fra «#», eller bruk en av: {lovlige}.",
        "advarsel",
    ),
    "står-igjen-fra-malen": Words(
        "Teksten «{tekst}» er fra malen.", "Skriv deres egen tekst i stedet, eller slett den."
    ),
    "sammendrag-setninger": Words(
        "Antall setninger i sammendraget er {antall}. Det skal være to.",
        "Skriv først hva som var vanskelig, og så hva dere gjorde.",
        "advarsel",
        acceptable=True,
    ),
    # What a page may not tell of people
    "fødselsnummer": Words(
        "Her står noe som er bygd opp som et fødselsnummer eller D-nummer. Det kan ikke publiseres,"
        " og resten av fila blir ikke sjekket.",
        "Slett tallet, og skriv for eksempel «en bruker». Har du sendt inn fila, si fra til"
        " redaksjonen, for tallet ligger også i historikken.",
    ),
    "fødselsnummer-i-filnavn": Words(
        "Navnet på fila eller mappa har noe som er bygd opp som et fødselsnummer eller D-nummer.",
        "Gi fila et annet navn, og si fra til redaksjonen hvis den er sendt inn.",
    ),
    "telefonnummer": Words(
        "Her står noe som ser ut som et telefonnummer.",
        "Slett det, eller skriv hvilken enhet leseren kan spørre.",
        "advarsel",
        acceptable=True,
    ),
    "privat-e-post": Words(
        "Her står en e-postadresse som ser ut til å være en persons egen.",
        "Bruk adressen til en enhet, eller skriv hvem leseren kan spørre i feltet «kontakt».",
        "advarsel",
        acceptable=True,
    ),
    "kontonummer": Words(
        "Her står noe som er bygd opp som et kontonummer.",
        "Slett det.",
        "advarsel",
        acceptable=True,
    ),
    "saksnummer": Words(
        "Her står noe som ser ut som et saksnummer.",
        "Slett det. Ingen skal kunne finne saken til en bruker herfra.",
        "advarsel",
        acceptable=True,
    ),
    "navn-og-opplysning": Words(
        "Her står et navn sammen med {hva}.",
        "Skriv uten navn, for eksempel «en bruker».",
        "advarsel",
        acceptable=True,
    ),
    "navn-på-person": Words(
        "Her står det som ser ut som navnet på en person.",
        "Skriv en enhet og en rolle, for eksempel «Fagutvikler».",
        "advarsel",
        acceptable=True,
    ),
    "kan-kjennes-igjen": Words(
        "Setningen forteller {hva} om én person. Kolleger og naboer kan forstå hvem det er.",
        "Ta bort det leseren ikke trenger, for eksempel alderen.",
        "advarsel",
        acceptable=True,
    ),
    # How it is said
    "pålegg": Words(
        "«{ord}» gjør det ett kontor gjør, til et pålegg for leseren.",
        "Skriv hva dere gjør («vi pleier å …»), eller hva andre kan gjøre («dere kan …»).",
        "advarsel",
        acceptable=True,
    ),
    "tall-uten-kilde": Words(
        "Tallet «{tall}» har ingen kilde.",
        "Sett kildens nummer etter setningen, slik: [1]. Er det dere selv som har talt, er kilden"
        " «egen-erfaring».",
        "advarsel",
        acceptable=True,
    ),
    "virkning-uten-kilde": Words(
        "«{ord}» sier at noe virker, uten kilde.",
        "Sett kildens nummer etter setningen, slik: [1], eller skriv hvem som opplever det.",
        "advarsel",
        acceptable=True,
    ),
    "lang-setning": Words(
        "Setningen som begynner med «{begynnelse} …», er på {antall} ord.",
        "Del den med punktum. Setninger på under {grense} ord er lettere å lese.",
        "råd",
        acceptable=True,
    ),
    "tungt-uttrykk": Words("«{uttrykk}» er tungt å lese.", "Prøv: {råd}.", "råd", acceptable=True),
    "ligner-på": Words(
        "Omtalen ligner mye på «{tittel}» ({sted}).",
        "Har dere prøvd det samme? Legg det til under «utprøvinger» der. Er dette noe annet, skriv"
        " hvordan de hører sammen under «relasjoner», med «til: {id}».",
        "advarsel",
        acceptable=True,
    ),
    # What its writer stands for
    "godta-ukjent": Words(
        "«{merknad}» kan ikke godtas.",
        "{forslag}Skriv ordet som står etter linjenummeret i meldingen du vil godta.",
        "advarsel",
    ),
    "godta-uten-grunn": Words(
        "Merknaden «godta» mangler ordet for det som godtas, eller en grunn.",
        "Skriv begge deler, slik: godta: telefonnummer – nummeret er åpent for alle.",
        "advarsel",
    ),
    "godta-ingenting": Words(
        "Det er ikke noe «{merknad}» å godta her.", "Slett merknaden «godta».", "råd"
    ),
    "flere-problemer": Words(
        "Flere problemer i denne fila er ikke vist (antall: {antall}).",
        "Rett de første, og kjør kontrollen igjen.",
    ),
    "flere-merknader": Words(
        "Flere merknader i denne fila er ikke vist (antall: {antall}).",
        "Rett de første, og kjør kontrollen igjen.",
        "advarsel",
    ),
}

ACCEPTABLE = frozenset(code for code, words in MESSAGES.items() if words.acceptable)
"""Codes that a writer may accept with a reason."""

ACCEPT = " Er det riktig slik, skriv «godta: {code} – grunnen» i en merknad på linja."
"""The end of what to do about a warning of that kind; how to write it stands in
`docs/bidra/skriv-selv.md`."""
