# Las palabras que ven los lectores de un sitio, en español (registro administrativo de España).
#
# Traducción de `en.ftl`, hecha en gabinete: nadie que trabaje en un cuerpo policial la ha revisado todavía.
# Un mensaje es una frase o un encabezado completos; lo que está entre { } se rellena y puede moverse de sitio.
#
# Glosario, para decir siempre lo mismo:
#   need                  necesidad                      ring                anillo
#   statement             enunciado                      placement           ubicación
#   practitioner          profesional                    mark, blip          marca
#   practitioner group    grupo de profesionales         borderline          en el límite
#   workshop              taller                         held (in a ring)    se mantiene
#   topic                 tema                           edition             edición
#   technology            tecnología                     frozen              cerrada
#   TRL                   TRL, nivel de madurez tecnológica
#   direct answer         respuesta directa              helps with          ayuda con
#   link                  vínculo                        grade               grado
#   score, scored         puntuación, puntuado           level               nivel
#   assessor              evaluador                      reviewer            revisor
#   standard              norma                          standardisation     normalización
#   legal class           clase jurídica                 safeguard           garantía
#   public record         constancia pública             evidence            evidencia
#   scan                  consulta a las fuentes         count               recuento
#   desk estimate         estimación de gabinete         desk research       investigación documental
#   to draw (at random)   sortear                        counted out         calculado de forma exacta
#   procurement           compra pública                 joint procurement   compra conjunta
#   PPI                   compra pública de tecnología innovadora
#   PCP                   compra pública precomercial
#   tender                licitación                     award               adjudicación
#   workshop agreement    acuerdo de taller (CWA)        digest              huella

## The language itself

language-name = Español
language-named = { $tag ->
    [en] inglés
    [es] español
   *[other] { $tag }
}
in-that-language = (en { $language })
texts-in-other-language = Lo que no tiene traducción figura en { $language }.
languages-word = Idiomas
letters-of-their-own = ñ
decimal-mark = ,

## Every page: frame, navigation, footer

skip-to-content = Ir al contenido
skip-to-list = Ir a la lista y a su filtro
edition-and-date = Edición { $edition }, datos de { $date }
main-navigation = Principal
more-pages = Más páginas
contents-heading = En esta página
breadcrumb = Ruta de navegación
banner-unscored = Nadie ha puntuado { $criteria } de ninguna tecnología.
banner-old = Las necesidades se expresaron en { $years } y ya son antiguas.
banner-unscored-and-old = Nadie ha puntuado { $criteria } de ninguna tecnología, y las necesidades se expresaron en { $years } y ya son antiguas.
imprint = { $title }, edición { $edition }, datos de { $date }. Hecho con leadar { $version }.
contact-and-licence = Contacto: { $contact }. Licencia de los datos: { $licence }.
accessibility = Accesibilidad
how-to-print = Para imprimir una página, utilice su navegador; no hace falta nada más.
made-with = Hecho con leadar { $version }.
title-of-page = { $heading } – { $site }
title-of-page-of-kind = { $heading } – { $kind } – { $site }
title-of-home = { $site } – edición { $edition }
navigation-radar = Radar
navigation-topics = Temas
navigation-needs = Necesidades
navigation-standards = Normas
navigation-buying = Compra
navigation-changes = Cambios
navigation-method = Método
navigation-data = Datos
kind-downloads = descargas
kind-coverage = cobertura
kind-ring = anillo
kind-standards = normas
kind-topic = tema
kind-technology = tecnología
kind-group = grupo de profesionales
kind-view = vista
kind-method = de la necesidad a la ubicación

## Page: search

search-heading = Búsqueda
search-site = Buscar en todas las páginas
search-lead = Todo lo que hay en estas páginas, por tipo. Escriba en el campo de la parte superior para buscar nombres, otros nombres, números y textos.
search-statements = Enunciados de talleres
search-groups = Grupos de profesionales
search-words = Palabras explicadas
search-pages = Otras páginas
search-about = Quién hizo este radar, a quién preguntar, licencia, cómo citarlo.
search-data = Descargas: libro de Excel, tablas CSV, JSON, todo en un zip; sumas de comprobación, licencia, cómo citarlo.
search-method = Cómo se puntúa: criterios, pesos, reglas de los anillos, madurez (TRL), incertidumbre, simulación, fórmulas.
search-next = Lagunas de conocimiento: qué preguntar, puntuar o buscar a continuación.
search-procurement = Compra conjunta, licitación, compra pública de innovación (CPI, PPI), compra pública precomercial (CPP, PCP), precio, presupuesto, quién más lo pide.
search-sources = De dónde vienen los datos y de cuándo son: documentos, patentes, publicaciones, proyectos.
search-idle = a al como con cual de del donde el en es la las lo los mi o para por que quien se sin su un una y
search-some = Nada tiene todas las palabras de «{ $text }». Con { $fitting } de las { $words }: { $count }
search-found = Resultados para «{ $text }»: { $count }
search-nothing = No se encontró nada para «{ $text }».
search-tried = Se probaron todos los nombres, otros nombres, números y textos, en mayúsculas y minúsculas, con y sin acentos y con un error de escritura por palabra.
search-near = Se escribe de forma parecida:
search-ways = O mire aquí:
search-way-topics = Todos los temas, consultados o no
search-way-technologies = Todas las tecnologías en una tabla
search-way-needs = Todo lo que se dijo en los talleres
search-more = Mostrar los { $count }
search-failed = La búsqueda no puede leer su índice (assets/index.js). Todo figura a continuación.

## Page: technologies compared

compare-heading = Comparar tecnologías
compare-lead = Los mismos datos de cada tecnología, uno junto a otro. Donde algo se desconoce, la tabla lo dice.
compare-choose = Elija qué comparar
compare-add = Poner una junto a otra, hasta cuatro:
compare-pick = elija una tecnología
compare-more = Añadir
compare-shown = Comparadas: { $names }.
compare-none = Se muestran todas las tecnologías.
compare-full = Ya se comparan cuatro; quite una primero.
compare-remove = Quitar { $name }
compare-tick-some = Marque tecnologías para comparar
compare-tick = Comparar { $name }
compare-ticked = Marcadas para comparar: { $names }.
compare-these = Comparar lo marcado ({ $count })
compare-all-in-table = Comparar todas en una tabla
compare-technology = Tecnología
compare-ring-word = Anillo y seguridad
compare-value = Valor, de 0 a 1
compare-law = Clase jurídica
compare-use = En uso público
compare-unscored = Sin nivel acordado
compare-ring = { $ring }, { $sure }
compare-trl = { $trl }, { $basis }
compare-momentum = { $source }: { $words }
compare-asked-by = { $who } { $direct ->
    [0] No responde por sí misma a ninguna de sus peticiones
    [one] Responde por sí misma a una petición
   *[other] Responde por sí misma a { $direct } peticiones
    }{ $helps ->
    [0] .
    [one] , y ayuda con una.
   *[other] , y ayuda con { $helps }.
    }
compare-class = { $class }: { $effect }
compare-no-route = para su anillo no se declara ninguna vía de compra
compare-no-value = se desconoce
compare-no-law = sin clasificar
compare-no-standard = ninguna conocida
compare-no-use = ninguna constancia pública de uso
compare-no-momentum = ninguna fuente contada todavía
compare-all-scored = nada

## Page: accessibility

pages-work-for-everyone = Estas páginas están pensadas para todas las personas: sin scripts, con teclado, con lector de pantalla, en papel, ampliadas, en modo oscuro y con colores forzados.
lists-say-what-maps-say = Todo lo que dice un mapa lo dice con palabras la lista que lo acompaña. Ninguna página solicita nada fuera de su carpeta.
known-gaps = Carencias conocidas
gap-small-marks = En los mapas muy poblados las marcas son más pequeñas que un dedo; la lista tiene los mismos enlaces a tamaño completo.
gap-narrow = En pantallas de menos de 600 píxeles de ancho no se dibuja ningún mapa, porque sus nombres no podrían leerse; la lista dice todo lo que dice el mapa, y el mapa puede abrirse como imagen.
gap-one-language = Las páginas están en un solo idioma.
gap-texts-in-one-language = Lo que se dijo en los talleres, las descripciones de las tecnologías, los títulos de los documentos y lo que puede imprimirse o descargarse están en un solo idioma; las páginas en otros idiomas marcan esos textos.
tell-us = Escríbanos
statement-of-edition = Contacto: { $contact }. Esta declaración corresponde a la edición { $edition }, de { $date }.

## Page: what changed

compared-with-edition = Edición { $edition }, de { $date }, comparada con la edición { $before }, de { $before_date }.
weights-changed = También cambiaron los pesos: { $weights }.
earlier-editions = Ediciones anteriores
column-edition = Edición
column-data-of = Datos de
column-placed = Ubicadas
column-digest = Huella de sus datos
first-edition = La edición { $edition }, de { $date }, es la primera; no hay ninguna con la que compararla.
what-next-edition-says = Cuando se haya cerrado, la edición siguiente dirá aquí qué llegó, qué se movió y qué salió, y por qué. Sus mapas dejan en su sitio lo que no se mueve.
moved-inwards = Se acercaron al centro
nearer-to-use = Más cerca del uso que antes.
moved-outwards = Se alejaron del centro
farther-from-use = Más lejos del uso que antes.
renamed-on-radar = Cambiaron de nombre
renamed-meaning = La misma tecnología en el mismo anillo, con otro nombre.
merged-on-radar = Se unieron
merged-meaning = Ahora forman parte de otra tecnología.
new-on-radar = Nuevas en el radar
asked-to-move = Deberían moverse, a la espera
asked-to-move-meaning = Las reglas piden otro anillo, pero todavía no en suficientes ediciones seguidas ni con suficiente probabilidad.
changes-summary = { $unchanged ->
    [one] { $changes }; 1 tecnología sigue en el anillo en el que estaba.
   *[other] { $changes }; { $unchanged } tecnologías siguen en el anillo en el que estaban.
    }
nothing-moved = nada se movió
changes-causes = Qué cambió en los datos y qué efecto tuvo
changes-causes-meaning = Cada cambio de los datos tiene su parte en el cambio de cada probabilidad y de cada valor; las partes suman el total. Lo que decidió un movimiento es el cambio que más contribuyó a alcanzar el más cercano de ambos anillos, o a dejarlo.
column-otherwise = Cambio
column-moved-by-it = Movidas por él
column-touched-by-it = Con otra probabilidad u otro valor
column-most-probability = Máximo en una probabilidad
column-most-value = Máximo en un valor
changes-idle = No cambiaron ninguna probabilidad ni ningún valor: { $kinds }
changes-as-data = Con cada parte de cada tecnología, y como canal:
counted-heading = { $heading }: { $count }

## Page: data

data-as-files = Todo lo que dicen las páginas, en archivos para llevar. Elija según lo que quiera hacer.
data-for-planners = Para leer, filtrar e imprimir
data-book = Todas las tablas en un libro de cálculo
data-book-for = Se abre en una hoja de cálculo: una hoja por tabla y otra que dice qué significan las columnas. Empiece por la hoja «technologies» o «needs».
data-size = { $format }, { $kilobytes } kB
data-map-alone = mapa (SVG)
data-archive = Todo el sitio en un archivo
data-archive-for = Descomprímalo en una memoria USB o en una carpeta compartida y abra index.html; no necesita red.
data-for-researchers = Para calcular
data-format = Cada tabla en CSV: UTF-8, comas, punto decimal, fechas ISO y una fila de encabezado (RFC 4180). Identificadores y nombres figuran uno junto al otro, de modo que cada tabla puede leerse por sí sola. Si una hoja de cálculo lo muestra todo en una columna, utilice el libro.
data-columns-of = Columnas de { $file }
data-for-programs = Para programas y archivos
data-json-for = Todas las tablas en un objeto; los números son números.
data-schema-for = Dice qué tablas y columnas hay y qué significan.
data-checksums = { $file } tiene la suma de comprobación de cada archivo de este sitio.
data-feed = { $feed } es un canal con lo que cambió desde la edición anterior; { $changes } tiene lo mismo como datos.
data-to-cite = Para citar
data-under-licence = Licencia de los datos: { $licence }.
page-data = Datos de esta página: { $files }.
page-data-cite = Cómo citarlos
page-data-book = todas las tablas en un libro de cálculo (XLSX)
page-data-table = tabla (CSV)
page-data-object = todo sobre esta tecnología (JSON)
page-data-topic = tecnologías, necesidades y normas de este tema (XLSX)
page-data-changes = todos los cambios (JSON)
page-data-feed = canal de cambios (Atom)
book-about = Acerca de
book-title = Radar
book-edition = Edición
book-licence = Licencia
book-contact = Contacto
book-sheet = Hoja
book-rows = Filas
book-row = Una fila es { $row }.
book-columns = Columnas
book-column = Columna
data-file = { $rows ->
    [0] todavía sin filas. Una fila es { $row }.
    [one] 1 fila, { $kilobytes } kB. Una fila es { $row }.
   *[other] { $rows } filas, { $kilobytes } kB. Una fila es { $row }.
    }
data-to-choose = Con esta tabla se filtra y ordena lo que se podría comprar, probar u observar; empiece aquí.
data-to-hear = Con esta tabla se lee lo que pidieron los agentes y se cuenta lo que no tiene respuesta.
data-to-compare-topics = Con esta tabla se comparan los temas: a quién se consultó y qué hay para cada uno.
data-to-date = Con esta tabla se comprueba cuándo se celebró un taller, también donde las fuentes discrepan.
data-to-cite-standards = Con esta tabla se redactan las referencias de una licitación.
data-to-follow = Con esta tabla se sigue una respuesta hasta el deseo que hay detrás.
data-to-compare-places = Con esta tabla se comprueba un anillo y se comparan ediciones.
data-to-doubt = Con esta tabla se ve qué otro anillo es probable.
data-to-weigh = Con esta tabla se ponderan los criterios a la manera propia.
data-to-see-what-moves = Con esta tabla se ve cuánto le falta a una cifra para cambiar un anillo.
data-to-ask = Con esta tabla se elige qué averiguar primero.
data-to-test = Con esta tabla se ve de qué supuestos dependen los anillos.
data-to-read-law = Con esta tabla se consulta qué significa una clase antes de preguntar al jurista.
data-to-agree = Con esta tabla se ve hasta qué punto coinciden los evaluadores.
data-to-check-use = Con esta tabla se comprueba quién usa, probó o abandonó una tecnología, cada dato con su fuente.
data-to-compare-figures = Con esta tabla se comparan precios, tasas de error y otras cifras publicadas.
data-to-plot = Con esta tabla se traza cómo cambia la atención a una tecnología a lo largo de los años.
data-to-read-sources = Con esta tabla se lee lo que hay detrás de esos recuentos.
document-of-view = { $view }: { $document }
data-identifier = identificador
data-identifier-of-the-workshop = identificador del taller
data-identifier-of-the-topic = identificador del tema
data-kind-of-the-statement = tipo de enunciado
data-the-statement-in-our = el enunciado, en nuestras palabras
data-identifier-of-the-lead = identificador de la línea introductoria a la que pertenece
data-statement-lead-in-or = statement (enunciado), lead-in (introducción) o boilerplate (texto repetido)
data-whether-it-asks-for-a-field = si pide todo un campo
data-what-would-settle-it = qué lo resolvería: technical, organisational, training o legal (técnica, organización, formación o derecho); vacío si nadie lo ha clasificado
data-who-sorted-it = quién lo dedujo, en las palabras del archivo del taller
data-source = fuente
data-section-of-the-source = apartado de la fuente
data-number-of-the-item = número del punto en el apartado
data-line-of-the-source = línea de la fuente
data-title-of-the-workshop = título del taller
data-name-of-the-topic = nombre del tema
data-name-of-the-group = nombre del grupo de profesionales
data-identifier-of-the-group = identificador del grupo de profesionales
data-answered = yes, no o asks-nothing (sí, no, no pide nada): la práctica existente, el derecho y el contexto no piden nada
data-number-of-direct-answers = número de tecnologías que son una respuesta directa
data-number-that-help = número de tecnologías que ayudan con él
data-names-of-direct-answers = nombres de las tecnologías que son una respuesta directa, separados por punto y coma
data-names-of-what-helps = nombres de las tecnologías que ayudan con él, separados por punto y coma
data-year-of-the-plan = año del plan, desde 1
data-planned-days = días previstos, como los escribe el plan
data-whether-a-workshop-was-held = si hay en los datos un taller sobre él
data-number-of-statements = número de enunciados
data-number-unanswered = número de enunciados que piden algo y no tienen tecnología
data-number-of-technologies = número de tecnologías que podrían servirle o que se piden en un taller sobre él
data-technologies-by-ring = número de estas tecnologías en cada anillo, separados por punto y coma
data-place = localidad o sede
data-country = país anfitrión, ISO 3166
data-first-day = primer día
data-last-day = último día
data-which-source-gives-the-date = qué parte de la fuente da la fecha; si dos no coinciden, cada una tiene una fila
data-name-of-the-technology = nombre de la tecnología
data-name-of-the-ring = nombre del anillo
data-names-of-groups = nombres de los grupos de profesionales a cuyos temas podría servir, separados por punto y coma
data-names-of-topics = nombres de los temas a los que podría servir, separados por punto y coma
data-name-of-the-activity = nombre de la actividad
data-names-of-technologies = nombres de las tecnologías, separados por punto y coma
data-number-answered-directly = número de enunciados que piden algo y a los que responde directamente
data-number-helped-with = número de enunciados que piden algo y con los que ayuda
data-a-topic = un tema del plan: si se celebró un taller sobre él y cuántas tecnologías hay para él
data-a-workshop-and-a-date = un taller con una fecha que da una fuente
data-identifier-of-the-need = identificador de la necesidad
data-identifier-of-the-technology = identificador de la tecnología
data-core-related-constrains-or = core, related, constrains o rejected (respuesta directa, ayuda, limita o rechazado)
data-who-decided = quién decidió
data-when = cuándo
data-why = por qué
data-name = nombre
data-what-to-do = Qué puede hacerse con ella ahora
data-way-of-buying = La vía de compra, vacía si no se declara ninguna para ella
data-what-it-is = qué es
data-identifier-of-the-activity = identificador de la actividad
data-identifiers-of-topics-separated = identificadores de temas, separados por punto y coma
data-low-end-of-the = extremo inferior del intervalo de TRL, de 1 a 9
data-high-end-of-the = extremo superior del intervalo de TRL, de 1 a 9
data-what-the-range-rests = en qué se basa el intervalo
data-when-it-was-judged = cuándo se valoró
data-identifiers-of-legal-classes = identificadores de las clases jurídicas del uso habitual, separados por punto y coma
data-further-uses = otros usos con los identificadores de sus clases jurídicas; no deciden ningún anillo
data-instrument-and-article = instrumento y artículo
data-what-law-does = qué dispone la ley sobre tales usos
data-level-on-legal-criterion = nivel en el criterio jurídico
data-level-with-special-categories = nivel cuando se tratan categorías especiales de datos personales
data-safeguards-usually-required = garantías exigidas habitualmente, separadas por punto y coma
data-who-reviewed-it = quién la ha revisado; vacío si nadie
data-a-legal-class = una clase jurídica; ayuda a la lectura, no asesoramiento jurídico
data-identifier-of-the-ring = identificador del anillo
data-identifier-of-the-ring-the-rules-ask = identificador del anillo que piden las reglas; es otro cuando la tecnología espera para moverse
data-identifier-of-its-ring = identificador de su anillo en la edición anterior; vacío si no estaba
data-new-inward-outward-or = new, inward, outward o unchanged (nueva, hacia dentro, hacia fuera, sin cambios) desde la edición anterior; vacío si no la hay
data-number-of-the-rule = número de la regla que se aplicó, desde 1
data-weighted-value-over-the = valor ponderado de todos los criterios, media de lo que se sortea para los niveles que nadie conoce, de 0 a 1; vacío si nada pesa
data-share-of-the-weights = parte de los pesos cuyos criterios se conocen, de 0 a 1
data-sum-over-the-statements = suma de los enunciados vinculados, en puntos, 0 o más; salvo que radar.toml diga "by-line", cada taller reparte 100 puntos
data-asked-not-mentioned-or = asked (pedida), not-mentioned (se celebró un taller sobre uno de sus temas y ningún enunciado la menciona) o not-yet-asked (aún sin consultar)
data-one-statement-it-rests-on = identificador del único enunciado en el que se apoya un nivel de necesidad de 3 o más; vacío si lo sostienen varios
data-year-where-old = año del taller cuando el enunciado es antiguo en la fecha de la edición; si no, vacío
data-joint-grade = el grado que resulta de todos los que decidieron sobre el vínculo
data-probability-of-link = probabilidad de que el vínculo sea válido, de 0 a 1
data-who-stands-behind-link = linker, one, agreed, grade-differs, disputed o panel
data-share-of-the-draws = probabilidad de que resulte este anillo, de 0 a 1
data-sure-word = sure, fairly sure o borderline (segura, bastante segura, en el límite)
data-provisional = qué se apoya en una sola fuente: madurez, derecho, vínculos; vacío si nada
data-whether-it-is-drawn = si se dibuja en este anillo
data-share-of-the-draws-that-end-in = probabilidad de este anillo, de 0 a 1
data-standard-error-of-the = error típico de la probabilidad; 0 si se calcula de forma exacta
data-trl-low-the-identifier = trl.low, el identificador de un criterio, un peso o law
data-what-it-is-now = lo que es ahora; vacío si se desconoce
data-the-nearest-number-with = el número más cercano con el que el anillo es otro
data-identifier-of-the-ring-then = identificador del anillo en ese caso
data-the-change-in-words = el cambio, en palabras
data-round-of-the-panel = ronda del panel, desde 1
data-pseudonym = seudónimo
data-lowest-plausible-level = nivel más bajo verosímil
data-most-plausible-level = nivel más verosímil
data-highest-plausible-level = nivel más alto verosímil
data-when-it-was-given = cuándo se dio
data-identifier-of-the-criterion = identificador del criterio
data-weight-of-the-criterion = peso del criterio
data-level-1-worst-to = nivel en la escala del criterio; vacío si falta
data-number-as-printed-on = número tal como figura impreso
data-title = título
data-body-that-keeps-it = organismo que la mantiene
data-sort-of-document = tipo de documento
data-where-it-stands-in = en qué fase de su vida está
data-year-of-publication = año de publicación
data-identifier-of-the-one = identificador de la que la sustituyó
data-identifiers-separated-by-semicolons = identificadores, separados por punto y coma
data-expires = día en que caduca salvo que se prorrogue
data-action = qué hace un comprador al respecto: adopt, watch-revision, watch-review, watch, use-successor, do-not-cite, propose-european, comply
data-answers = identificadores de los enunciados a los que responde, según alguien decidió, separados por punto y coma
data-standard-url = dirección de su página, o de una que diga en qué estado está
data-review-by = día límite para volver a comprobar su estado
data-where-the-facts-were = dónde se comprobaron los datos
data-a-statement-of-a = un enunciado de un taller: qué se dijo, dónde y qué le responde
data-a-link-between-a = una necesidad con una tecnología que puede responderle, y quién lo juzgó
data-a-technology = una tecnología: su nombre y sus grupos, su anillo y lo seguro que es, su TRL y a qué responde
data-package = { $file } describe todos los archivos y columnas para programas, como Frictionless Data Package.
data-for-citation = { $citation } indica cómo citar la edición, en el formato Citation File Format; { $archive } describe toda la carpeta para archivos y repositorios, como RO-Crate.
cite-as-below = Si utiliza este radar, cite la edición como se indica abajo.
crate-table = { $rows ->
    [one] Una tabla de 1 fila.
   *[other] Una tabla de { $rows } filas.
} Una fila es { $row }.
crate-citation = Cómo citar la edición.
crate-package = Todas las tablas y columnas, como Frictionless Data Package.
crate-archive = Todo el sitio en un archivo, sin este archivo.
crate-data-of-technologies = Las filas de las tablas sobre cada tecnología.
crate-data-of-topics = Las filas de las tablas sobre cada tema, como libro de cálculo.
crate-workbook = Todas las tablas en un libro de cálculo.
crate-json = Todas las tablas en un objeto JSON.
crate-schema = La forma del objeto JSON con todas las tablas.
crate-map = Un mapa del radar.
crate-print = Un documento para imprimir.
crate-page = Una página del sitio.
crate-pages = Páginas del sitio.
crate-assets = Con qué se muestran las páginas: hoja de estilo, scripts e índice de búsqueda.
crate-build = El sitio se hizo a partir de los datos
cite-digest = SHA-256 de todos los archivos de radar-data, rutas y textos
crate-inputs = Todos los archivos de radar-data de la edición { $edition }
data-a-public-record = una constancia pública: qué dice un documento que alguien hizo con una tecnología
data-a-figure-of-a-record = una cifra que da una constancia pública
data-figure-about = de qué trata
data-figure-low = la menor
data-figure-high = la mayor; la misma si se da un solo número
data-figure-unit = su unidad
data-figure-covers = qué abarca
data-public-record = identificador de la constancia entre las de la tecnología
data-public-record-kind = de qué informa
data-public-record-shown-in = en qué entorno se vio funcionar la tecnología; vacío si el documento no lo dice
data-public-record-paused = yes si quienes la usan han suspendido su uso
data-public-record-speaks = si habla a favor de la tecnología, en contra o ambas cosas
data-public-record-says = qué dice el documento, en nuestras palabras
data-public-record-who = quién lo hizo, con el tipo de organización y el país, separados por punto y coma
data-public-record-happened = cuándo ocurrió, con la exactitud con que se conoce
data-public-record-published = cuándo se publicó el documento, si se sabe
data-public-record-title = título del documento
data-public-record-publisher = quién lo publica
data-public-record-address = su dirección
data-public-record-language = su idioma, BCP 47
data-public-record-where = en qué lugar del documento
data-public-record-strength = grado de independencia del documento: independent (independiente), own-account (relato de un usuario), press (prensa) o vendor (fabricante)
data-public-record-read = cuánto se leyó de él
data-public-record-note = qué más conviene saber
data-public-record-entered-by = quién la registró
data-public-record-entered = cuándo se registró
data-a-placement = dónde está una tecnología y por qué: su anillo, la regla que decidió, lo seguro que es y su valor
data-the-level-of-a = una tecnología con un criterio, su nivel en él y en qué se basa
data-how-probable-a-ring = una tecnología con un anillo, y la probabilidad de que esté en él
data-a-change-of-one = una cifra de una tecnología, con el número más próximo que cambiaría su anillo
data-a-score-of-an = una puntuación de un evaluador
data-a-standard-or-legal = una norma o un instrumento jurídico: su número, su estado y sus temas
data-a-scanned-count = un año de lo que una fuente pública cuenta sobre una tecnología
data-a-scanned-record = un trabajo, proyecto, anuncio, norma, patente o página que una fuente pública incluye sobre una tecnología, cuando sus condiciones permiten mostrarlo
data-source-asked = fuente pública
data-query = qué se preguntó, en las palabras de la fuente
data-retrieved = día de la consulta
data-scanned-year = año
data-scanned-matches = resultados de ese año
data-scanned-total = todo lo que la fuente tiene de ese año, si se sabe
data-scanned-complete = si el año había terminado y estaba completo en la fuente
data-scanned-break = si la fuente cuenta otra cosa a partir de este año
data-licence = licencia o condiciones de la fuente, con el reconocimiento que exige
data-record-kind = trabajo, proyecto, adjudicación, norma, patente o página
data-record-identifier = identificador en la fuente
data-record-date = fecha, hasta donde la da la fuente
data-record-end = cuándo termina un proyecto
data-record-scheme = programa de financiación, tipo de trabajo o de anuncio, en las palabras de la fuente
data-record-status = estado de una norma o de un proyecto
data-record-countries = países, ISO 3166-1 alfa-2 o como los escribe la fuente, separados por punto y coma
data-record-organisations = organizaciones, separadas por punto y coma
data-record-cited = cuántas veces se cita, si la fuente lo cuenta
data-record-chosen = sample, most-cited o latest cuando la fuente tiene más; si no, vacío
data-record-address = dirección

## Filter and list beside a map

filter-list = { $things ->
    [statements] Filtrar los enunciados
    [standards] Filtrar las normas
   *[technologies] Filtrar el mapa y la lista
    }
ring-word = Anillo
sector-word = Sector
movement-word = Cambio
movement-new = Nuevas
movement-inward = Se acercaron al centro
movement-outward = Se alejaron del centro
movement-unchanged = Sin cambios
topics-word = Temas
sureness-word = Seguridad
filter-search = { $things ->
    [statements] Buscar en los enunciados
    [standards] Buscar en números y títulos
   *[technologies] Buscar en nombres y descripciones
    }
show-all = Mostrar todo
filter-match = Coincide con
filter-any = alguno de estos
filter-every = todos estos
filter-shown = { $things ->
    [statements] { $all ->
        [one] Se muestran { $shown } de 1 enunciado: { $what }.
       *[other] Se muestran { $shown } de { $all } enunciados: { $what }.
    }
    [standards] { $all ->
        [one] Se muestran { $shown } de 1 norma: { $what }.
       *[other] Se muestran { $shown } de { $all } normas: { $what }.
    }
   *[technologies] { $all ->
        [one] Se muestran { $shown } de 1 tecnología: { $what }.
       *[other] Se muestran { $shown } de { $all } tecnologías: { $what }.
    }
    }
filter-narrow = Acotar la lista
filter-for-paper = Filtro: { $sentence }
filter-no-longer = { $things ->
    [statements] Se muestran todos los enunciados: { $all }.
    [standards] Se muestran todas las normas: { $all }.
   *[technologies] Se muestran todas las tecnologías: { $all }.
    }
filter-or = { $one } o { $other }
filter-and = { $one } y { $other }
filter-none = { $things ->
    [statements] Ningún enunciado cumple: { $what }.
    [standards] Ninguna norma cumple: { $what }.
   *[technologies] Ninguna tecnología cumple: { $what }.
    }
filter-from = desde
filter-to = hasta
filter-any-end = cualquiera
filter-range = de { $from } a { $to }
filter-option = { $name } ({ $count })
filter-trl-hint = Cuenta el extremo inferior del intervalo de TRL de una tecnología.
filter-group-that-asks-most = El grupo con la demanda más fuerte (sector)
filter-any-group = Todos los grupos a cuyos temas sirve
filter-route = Vía de compra
filter-kind-of-need = Responde a un enunciado del tipo
filter-need = Responde a este enunciado
fold-statements = Mostrar los { $count } enunciados
fold-needs = Mostrar las necesidades: { $count }
fold-standards = Mostrar las { $count } normas
fold-technologies = Mostrar las { $count } tecnologías
fold-questions = Mostrar las preguntas: { $count }
fold-stale = Mostrar lo que conviene revisar: { $count }
fold-documents = Mostrar los documentos de la letra { $letter }: { $count }
fold-part = Mostrar esta parte: { $part }
filter-way-back = Quite una selección, o todas:
filter-without = Sin { $what }: { $shown }
filter-part = { $shown } de { $all }
filter-unknown = Aquí no se conoce: { $what }.
filter-names-only = Solo se busca en lo que hay en esta página: no se puede leer assets/index.js.
lists-by-tag-and-team = Listas por etiqueta y equipo
the-list = La lista

## Page: home

find-your-topic = Encuentre su tema
counts-of-group = { $by_demand ->
    [one] { $by_topic } tecnologías sirven a los temas de este grupo. En el mapa de todos los grupos, donde cada una está solo con el grupo que más la pide, 1 está con este grupo.
   *[other] { $by_topic } tecnologías sirven a los temas de este grupo. En el mapa de todos los grupos, donde cada una está solo con el grupo que más la pide, { $by_demand } están con este grupo.
    }
topics-lead = Por tema: tecnologías en cada anillo, si se consultó a sus agentes y necesidades sin tecnología. Una tecnología cuenta en cada tema al que sirve; en el mapa de todos los grupos está una sola vez, con el grupo que más la pide. Aún sin consultar: no se conoce ningún informe de un taller, aunque estuviera previsto.
topics-counted = { $count ->
    [one] 1 tema
   *[other] { $count } temas
    }
group-map = En su mapa: { $rings }
ring-count-whole = { $ring } { $count }
changed-since = Desde la edición { $edition }: { $changes }
changed-nothing-before = Esta es la primera edición; la siguiente dirá aquí qué cambió.
needs-open = { $count ->
    [0] { $helped ->
        [0] todas las necesidades tienen una tecnología
       *[other] todas las necesidades tienen una tecnología, { $helped } de ellas solo una ayuda
        }
    [one] 1 necesidad sin tecnología
   *[other] { $count } necesidades sin tecnología
    }
other-maps = Otros mapas:
figure-technologies = tecnologías ubicadas
figure-statements = enunciados de talleres
figure-unanswered = necesidades sin tecnología
figure-not-asked = temas aún sin consultar
workshop-held-on = taller celebrado: { $days }
workshop-held = taller celebrado
workshop-held-in-year = taller celebrado en { $year }
not-yet-asked-short = aún sin consultar
not-yet-asked-planned-for = aún sin consultar, previsto para { $planned }
not-yet-asked-planned-year = aún sin consultar, previsto para el año { $year }
not-yet-asked-was-planned-for = aún sin consultar: estaba previsto para { $planned }, no se sabe si se celebró
not-yet-asked-was-planned-year = aún sin consultar: estaba previsto para el año { $year } del plan, no se sabe si se celebró

## Page: an item of a table

logo-of = Logotipo de { $title }
note-beside-map = Nota sobre el mapa
nothing-more-is-said = No se dice nada más.
more = Más
score-word = Puntuación
links-word = Enlaces
tags-word = Etiquetas
teams-word = Equipos
show-on-map = Mostrar en el mapa
goes-with = Va con
history = Historia
back-to-map = Volver al mapa
ring-and-sector = { $ring }, { $sector }
item-not-on-map = { $ring }, { $sector }; no está en el mapa
item-no-longer = ya no está en el radar; por última vez en { $ring }, { $sector }, en { $edition }

## Maps in pages

skip-map = Saltar el mapa e ir a la lista de { $technologies }
what-radius-means = Cuanto más cerca del centro de su anillo, mayor es el valor; el ángulo y la distancia entre dos marcas no significan nada.
what-radius-means-on-scales = Cuanto más cerca del centro de su anillo, mayor es el valor; del borde exterior al interior, { $scales }. El ángulo y la distancia entre dos marcas no significan nada.
scale-of-ring = { $ring }, de { $outer } a { $inner }
map-as-svg = El mapa como archivo SVG
map-narrow = El mapa necesita una pantalla más ancha; la lista que sigue dice todo lo que él dice.
for-paper-list = Para imprimir: { $documents }.
density-lead = Tantas marcas solo se distinguen sector por sector; cada sector tiene su propio mapa:
density-how = La imagen muestra el conjunto en números: cuántas tecnologías hay en cada casilla; cuanto más intenso el color, más hay. Una casilla lleva a su lista y el nombre de un sector, a su mapa.
density-title = Radar en números: { $title }
density-about = Cada casilla dice cuántas tecnologías hay en ella y lleva a su lista. La tabla tiene los mismos números.
density-cell = { $ring }, { $sector }: { $technologies }
density-table = Tecnologías por sector y anillo
density-all = Todas
heading-of-sector = { $sector }, { $title }
map-of-all-as-svg = Todas las marcas en un archivo SVG
sectors-by-themselves = Cada sector por separado, más grande y con más nombres: { $sectors }.

## Page: a view

technologies-by-ring = { $technologies }: { $rings }.
topics-of-group = Temas de este grupo
heading-map-and-list = Mapa y lista
nothing-placed-here = Todavía no hay ninguna tecnología aquí.
needs-without-technology = Necesidades sin tecnología

## Page: the map of a table

edition-of-table = Edición { $edition }.
table-names-none = La tabla no nombra ninguna tecnología.
not-on-map = No están en el mapa
what-rings-and-sectors-mean = Qué significan los anillos y los sectores
table-as-csv = las filas de este mapa como tabla, CSV
table-as-json = todo, con significados y ediciones anteriores, JSON
no-longer-on-radar = Ya no están en el radar
number-of-earlier-editions = { $count } de ediciones anteriores
title-of-table = radar tecnológico
changes-of-editions = Qué llegó, se movió y salió
came-in-edition = Llegaron
moved-in-edition = Se movieron
left-in-edition = Salieron
was-in-place = estaba en { $place }
from-one-ring-to-another = de { $from } a { $to }
edition-since-edition = { $edition }, desde { $before }
nothing-changed-in-edition = Nada llegó, se movió ni salió.
one-of-editions = { $edition }, número { $number } de { $count } ediciones
heading-of-edition = { $title }, { $edition }
last-of-editions = { $edition }, la última de { $count } ediciones
kind-of-name-ring = anillo
kind-of-name-sector = sector
score-of-item = puntuación { $score }
item-new = nueva
item-moved-inwards = se acercó al centro
item-moved-outwards = se alejó del centro

## Page: a ring

ring-advice-proven = Cuando seguro que está en uso (TRL { $trl } o más): { $advice }
what-to-do = Qué hacer.
technologies-in-ring = { $technologies } en este anillo. Qué conduce aquí:

## Statements and links

statement-old = Antiguo, de { $year }.
grade-core = respuesta directa
grade-related = ayuda con
grade-constrains = limita
grade-rejected = rechazado
name-and-grade = { $name } ({ $grade })
by-the-desk = los autores de este radar en gabinete
by-reader-at-desk = el lector { $number } en gabinete
linked-at-the-desk = Quien decidió «en gabinete» leyó los informes de los talleres; no se preguntó a ningún profesional si el vínculo es cierto.
link-trust = Se da por cierto con una probabilidad del { $probability } (100 % es seguro): { $decided }.
decided-by-linker = lo propuso el programa y nadie lo ha revisado
decided-by-one = decidió una persona
decided-alike = las personas que lo revisaron coinciden
decided-grade-differs = quienes lo revisaron coinciden en que es válido y difieren en el grado; cuenta el más débil
decided-disputed = quienes lo revisaron no coinciden en si es válido
decided-by-panel = decidió un panel
link-agreement = { $one } y { $other } decidieron ambos sobre { $pairs ->
    [one] 1 vínculo
   *[other] { $pairs } vínculos
    }: el mismo grado en { $same }, kappa de Cohen { $kappa }.
agreement-of-kind = { $kind } { $same } de { $pairs }
link-agreement-by-kind = { $in_all } Por tipo de enunciado: { $by_kind }.
link-agreement-undefined = { $one } y { $other } decidieron ambos sobre { $pairs ->
    [one] 1 vínculo
   *[other] { $pairs } vínculos
    }: el mismo grado en { $same }. La kappa de Cohen no está definida, porque todos dicen siempre lo mismo.
unit-of-workshop = En puntos: cada taller reparte { $points } entre sus líneas que piden algo, sea cual sea la extensión de su acta.
unit-by-line = Los puntos son aquí pesos de líneas, de modo que un taller con un acta larga pesa más.
level-with-probability = nivel { $level } { $probability }
asked-as-direct-answer = Respuesta directa
asked-as-help = Ayuda con
asked-as-in-use = Ya en uso
asked-as-background = Mencionada como contexto
kind-of-capability = práctica existente
kind-of-gap = carencia
kind-of-requirement = requisito
kind-of-priority = prioridad
kind-of-solution = solución propuesta
kind-of-standardisation = normalización
kind-of-procurement = compra pública
kind-of-legal = derecho
kind-of-context = contexto
wish-for-a-field = Petición que abarca todo un campo.
place-with-note = { $place }. Nota: { $note }
no-technology-linked = ninguna tecnología vinculada
standards-that-answer = Normas que responden a ella: { $standards }.
who-linked = Quién la vinculó, cuándo y por qué
link-with-reason = { $technology }: { $why }. Por { $by }, el { $date }.
link-with-reason-and-how = { $technology }, { $how }: { $why }. Por { $by }, el { $date }.
words-in-common = Palabras en común: { $words }.
no-words-in-common = Sin palabras en común.
place-in-source = { $section }, punto { $item }, línea { $line }
place-in-source-with-theme = { $section }, { $theme }, punto { $item }, línea { $line }
place-in-document = { $document }, { $section }, punto { $item }, línea { $line }
introduces-lines-below = Introduce las líneas que siguen.
same-line-in-several = La misma línea figura en varios informes; no pesa nada.
asked-by-workshops = { $workshops ->
    [one] 1 taller
   *[other] { $workshops } talleres
    }
asked-by-workshops-of = { $workshops ->
    [one] 1 taller de { $groups }
   *[other] { $workshops } talleres de { $groups }
    }
asked-by-workshops-in = { $workshops ->
    [one] 1 taller, celebrado en { $countries }
   *[other] { $workshops } talleres, celebrados en { $countries }
    }
asked-by-workshops-of-in = { $workshops ->
    [one] 1 taller de { $groups }, celebrado en { $countries }
   *[other] { $workshops } talleres de { $groups }, celebrados en { $countries }
    }
place-and-country = { $place } ({ $country })

## Page: needs

needs-answered = { $direct ->
    [one] 1 de { $asking } necesidades tiene
   *[other] { $direct } de { $asking } necesidades tienen
    } una respuesta directa, { $helped ->
    [0] ninguna cuenta solo con ayuda
    [one] 1 cuenta solo con ayuda
   *[other] { $helped } cuentan solo con ayuda
    } y { $unanswered ->
    [0] ninguna carece de tecnología
    [one] 1 no tiene tecnología
   *[other] { $unanswered } no tienen tecnología
    }.
statements-recorded = { $statements ->
    [one] Se registró 1 enunciado.
   *[other] Se registraron { $statements } enunciados.
    } Los que cuentan lo que ya está en uso, el derecho o el contexto no piden nada y figuran aparte.
natures-sorted-by = Qué resolvería cada enunciado (tecnología, organización, formación o derecho) lo dedujo: { $names }.
natures-by-the-desk = los autores de este radar, en gabinete; nadie de los talleres lo ha confirmado
natures-by-nobody-named = alguien cuyo nombre no consta
natures-not-sorted = Nadie ha clasificado todavía qué los resolvería: tecnología, organización, formación o derecho.
statements-are-old = Dichos hace más de { $years ->
    [one] 1 año
   *[other] { $years } años
    }, y pendientes de volver a consultarse: { $workshops }.
workshop-and-year = { $workshop } ({ $year })
answered-by-group = Hasta qué punto se responde a cada grupo
answered-by-group-means = De las necesidades de cada grupo, la proporción y, entre paréntesis, el número. Una necesidad cuenta una vez, por su respuesta directa más cercana al uso.
column-needs = Necesidades
all-groups = Todos los grupos
group-not-yet-asked = todavía no se ha consultado a nadie
how-far-answered = Según hasta qué punto se responde a ellas
share-and-count = { $share } ({ $count })
all-statements = Todos los enunciados
statements-in-order = Primero figura lo que menos respuesta tiene. Una respuesta directa hace lo que se pide; lo que ayuda hace una parte. El nombre de un taller lleva al enunciado en su lugar, con su fuente y con quién vinculó qué y por qué.
statements-counted = { $count ->
    [one] 1 enunciado
   *[other] { $count } enunciados
    }
filter-answered = Respuesta
filter-nature = Qué lo resuelve
filter-kind = Tipo
standing-unanswered = Sin respuesta
standing-unanswered-means = Piden algo, y ninguna tecnología del radar está vinculada a ellos.
standing-helped = Solo con ayuda
standing-helped-means = Hay tecnologías que hacen una parte de lo que se pide; ninguna es una respuesta directa.
standing-direct = Respuesta en { $ring }
standing-direct-means = La respuesta directa más cercana al uso está en { $ring }.
standing-direct-outside-means = Todas las respuestas directas están en { $ring }: la ley prohíbe o restringe su uso.
standing-in-use = Ya en uso
standing-in-use-means = Lo que los profesionales tienen y hacen hoy. No son deseos.
standing-law = Derecho
standing-law-means = Lo que los profesionales dijeron sobre el derecho. Puede limitar tecnologías; no pide ninguna.
standing-background = Contexto
standing-background-means = Lo que se dijo además. No pide nada.
standing-no-statement = Líneas que solo introducen o repiten
standing-no-statement-means = Introducen las líneas que siguen, o figuran igual en varios informes, y no pesan nada.
settled-by = Según qué los resolvería: { $natures }.
nature-counted = { $count } de tipo { $nature }
nature-technical = técnico
nature-organisational = organizativo
nature-training = formativo
nature-legal = jurídico
nature-not-sorted = sin clasificar
under-heading = Bajo «{ $heading }»
under-heading-with-note = Bajo «{ $heading }»: { $note }
below-line = Bajo «{ $line }»
helps-with-it = Ayudan:
in-use-as = En uso:
limits-technologies = Limita:
every-need-has-one = Cada necesidad tiene una tecnología.
topics-not-yet-asked = Temas aún sin consultar
not-yet-asked-means-nothing = No se conoce ningún informe de un taller sobre ellos. Nada habla aquí a favor ni en contra de una tecnología: { $technologies } pertenecen solo a estos temas y se dibujan huecas.
every-topic-asked = Se ha celebrado un taller sobre cada tema.
coverage-by-workshop = Cobertura por taller
coverage-of-kinds = Cuántas de las necesidades de cada tipo tienen una tecnología.
workshop-word = Taller
asked-in-several-workshops = Pedido en varios talleres
recurring-needs = Estas necesidades dicen casi lo mismo en talleres distintos; la demanda de varios grupos es una razón para comprar o desarrollar conjuntamente. El programa las encontró por sus palabras; léalas antes de apoyarse en ellas.
direct-answers = Respuestas directas:
no-direct-answer = ninguna tecnología vinculada como respuesta directa
no-recurring-needs = No hay dos talleres que digan casi lo mismo.
coverage-none-of = ninguna de { $all }
coverage-all = todas: { $all }
coverage-some-of = { $answered } de { $all }
coverage-plot-title = Necesidades con y sin tecnología, por tema y tipo
coverage-plot-text = { $answered } de { $asked } necesidades tienen una tecnología que podría responder a ellas. Donde más faltan es en { $row }: { $open } de { $asked_there }.
coverage-plot-text-all-answered = { $answered } de { $asked } necesidades tienen una tecnología que podría responder a ellas. No queda ninguna sin ella.
topic-and-kind = { $topic }: { $kind }

## Plots in pages

plot-caption = { $title }. { $alternative }
same-numbers-as-table = Los mismos números en una tabla
table-of-plot = { $title }: tabla

## Page: standards

standards-counted = { $standards } normas según lo que un comprador hace con ellas; { $technologies } no tienen ninguna en nuestra lista. El derecho figura aparte.
asked-of-standards = Qué pidieron los profesionales
no-statement-asks-for-standard = Ningún enunciado pide una norma.
no-standard-answers = ninguna en nuestra lista
standards-proposed-by-machine = Un programa encontró estas por sus palabras; nadie las ha examinado todavía: { $standards }.
decided-by-on = Decidido por { $by } el { $date }.
kind-of-document = Tipo de documento
standards-adopt = Adoptar
standards-adopt-lead = En vigor. Cítelas en la licitación, con número y año.
standards-watch = Adoptar y seguir
standards-watch-lead = En vigor y en proceso de examen o de revisión. Cítelas y compruebe en qué estado está la nueva edición antes de firmar.
standards-successor = Utilizar la sucesora
standards-successor-lead = Anuladas. No las cite; si otra ocupó su lugar, cite esa.
standards-watch-only = Solo observar
standards-watch-only-lead = Informes y guías: describen y no exigen nada, así que una licitación no tiene nada que citar de ellos. Léalos al redactar sus requisitos y observe lo que surja de ellos.
standards-rule = La lista en la que está un documento se deduce de su tipo y de su estado por una sola regla. La regla da por hecho que el estado sigue siendo el de la última comprobación y que el documento conviene a cada tecnología nombrada con él; las nombraron en gabinete los autores de este radar y nadie lo ha probado allí. Mire ambas cosas antes de citar.
standards-propose = Proponer una europea
standards-propose-lead = Solo nacionales o estadounidenses. Una licitación en otro lugar de Europa no puede exigirlas por sí solas; pueden ser la base de un acuerdo de taller (CWA) o de una norma europea.
standards-none-found = Ninguna encontrada
standards-none-found-lead = Ninguna norma de nuestra lista es para estas tecnologías. Son candidatas a una nueva: primero un acuerdo de taller (CWA), después una norma europea. Que nuestra lista no tenga ninguna no prueba que no exista.
standards-law = Derecho
standards-law-lead = Los reglamentos se cumplen, no se adoptan. Estos establecen cómo deben ser el intercambio y la prueba; lo que la ley limita en el uso de una tecnología figura en su página.
cite-instead = Cite { $standard } en su lugar.
standard-facts = { $body }; { $kind }; { $state }.
standard-state-of-year = { $state }, { $year }
standard-checked-at = Comprobado: { $source }.
standard-not-checked = Sin volver a comprobar: verifíquela antes de citarla.
standard-expires = Caduca el { $day } salvo que se prorrogue.
standard-expired = Caducó el { $day } salvo que se prorrogara: compruébelo antes de citarla.
standard-for = Para { $technologies }.
standard-asked-in = Pedida en { $workshops }.
kind-international-standard = norma internacional
kind-european-standard = norma europea
kind-national-standard = norma nacional
kind-american-standard = norma estadounidense
kind-technical-specification = especificación técnica
kind-technical-report = informe técnico
kind-workshop-agreement = acuerdo de taller (CWA)
kind-consortium-standard = norma de consorcio
kind-community-specification = especificación de comunidad
kind-eu-specification = especificación establecida por el derecho de la UE
kind-recommendation = recomendación
kind-guideline = directriz
kind-legal-act = derecho de la UE
status-published = publicada
status-confirmed = confirmada
status-under-review = en revisión
status-to-be-revised = pendiente de revisión
status-withdrawn = anulada

## Page: about

about-heading = Acerca de
about-is-heading = Qué es
about-placed = Sitúa { $technologies } para { $topics ->
    [one] 1 tema
   *[other] { $topics } temas
    } del trabajo policial: qué puede comprarse ya, qué requiere una prueba, qué requiere investigación, qué conviene seguir de cerca y qué limita la ley.
about-asked = Parte de lo que los profesionales dijeron en talleres, cada enunciado con su lugar en la fuente.
about-worked-out = Cada lugar se calcula a partir de reglas declaradas, y cada tecnología muestra su propio cálculo. { $link } explica cómo.
about-words = Las palabras que se usan en un sentido especial se explican en { $link }.
about-is-not-heading = Qué no es
about-no-legal-advice = No es asesoramiento jurídico. Lo que dice del derecho es una ayuda a la lectura; consulte a un jurista antes de actuar.
about-no-product-test = No ensaya ni recomienda productos ni proveedores. Habla de tipos de tecnología.
about-no-forecast = No es una previsión. Dice lo que se sabía el día de sus datos.
about-not-all = No está completo. Lo que falta no se pidió o no se encontró.
about-not-measured = No todo se midió. Lo que una persona valoró a partir de documentos se llama estimación de gabinete.
about-who-heading = Quién responde de él
about-contact = Contacto: { $contact }.
about-authors = Hecho por { $authors }.
about-licence = Licencia de los datos: { $licence }.
about-repository = Los datos se conservan en
about-cite-heading = Cómo citarlo
cite-edition = { $authors }: { $title }, edición { $edition }, datos de { $date }, huella { $digest }.
about-cite-file = Para gestores de referencias: { $link }.
about-made-heading = Cómo se hizo
about-same-data = Los mismos datos y la misma versión dan siempre las mismas páginas.
about-digest = Huella de los datos: { $digest }. Las copias con la misma huella contienen los mismos datos.
about-more = { $data } lo tiene todo en archivos; { $accessibility } dice qué funciona para quién.

## Page: glossary

glossary-heading = Glosario
glossary-lead = Palabras que estas páginas usan en un sentido propio, y abreviaturas. Cada una tiene una dirección a la que se puede enlazar.
glossary-more = Más: { $name }.
glossary-ring-means = Un anillo. { $meaning }
glossary-criterion-means = Un criterio. { $question }
glossary-activity = Actividad
glossary-activity-means = Una parte del trabajo de un agente, como recoger o analizar. Cada tecnología pertenece a una.
glossary-in-use = Ya en uso
glossary-in-use-means = Dicho en un taller sobre lo que los cuerpos tienen y hacen hoy. Muestra que algo funciona allí; no es un deseo y no cuenta como demanda.
glossary-award = Anuncio de adjudicación
glossary-award-means = El anuncio publicado de que un comprador público ha adjudicado un contrato.
glossary-borderline-means = El anillo resulta en menos del { $limit } de todos los casos que permiten los datos. Lea también el anillo contiguo antes de decidir.
glossary-cen = CEN, CENELEC
glossary-cen-means = Los comités europeos de normalización y de normalización electrotécnica. Sus normas empiezan por EN.
glossary-core = Respuesta directa
glossary-core-means = Una tecnología que por sí misma haría lo que pide el enunciado. Los datos llaman «core» a este vínculo.
glossary-coverage = Peso conocido
glossary-coverage-means = La parte de los pesos de todos los criterios para los que se conoce un nivel. Cuando es baja, el lugar dentro del anillo se apoya en poco.
glossary-cordis = CORDIS
glossary-cordis-means = La base de datos de la Comisión Europea sobre proyectos de investigación pagados por la UE.
glossary-criterion = Criterio
glossary-criterion-is = Una de las preguntas con las que se comparan las tecnologías, como su madurez. Cada uno tiene una escala y un peso.
glossary-cwa = CWA, acuerdo de taller
glossary-cwa-means = Un documento que acuerda un taller del CEN. Se elabora más rápido que una norma europea y no obliga a nadie.
glossary-demand = Demanda
glossary-demand-means = Cuánto piden una tecnología los enunciados de los talleres, sumado sobre sus vínculos. La demanda no dice nada de lo buena que es la tecnología.
glossary-desk = Estimación de gabinete
glossary-desk-means = Lo que una persona valoró a partir de documentos, sin prueba, medición ni panel.
glossary-digest = Huella
glossary-digest-means = Una suma de comprobación de todos los datos de una edición. Si cambia una letra de los datos, también cambia ella.
glossary-edition = Edición
glossary-edition-means = El radar tal como estaba un día determinado. Una edición publicada ya no cambia.
glossary-etsi = ETSI
glossary-etsi-means = El Instituto Europeo de Normas de Telecomunicaciones. Sus especificaciones pueden obtenerse gratis.
glossary-fairly-sure-means = El anillo resulta en entre el { $low } y el { $high } de todos los casos que permiten los datos.
glossary-framework = Acuerdo marco
glossary-framework-means = Un contrato con el que varios compradores pueden hacer pedidos durante algunos años en condiciones acordadas una sola vez.
glossary-group = Grupo de profesionales
glossary-group-means = Agentes y expertos de varios países que trabajan en el mismo campo y se reúnen en talleres.
glossary-held = Se mantiene
glossary-held-means = Una tecnología permanece en el anillo de la edición anterior aunque las reglas piden otro, porque una sola edición es demasiado poco para moverla.
glossary-iec = IEC
glossary-iec-means = La Comisión Electrotécnica Internacional. ISO/IEC precede a las normas que mantienen ambas.
glossary-iso = ISO
glossary-iso-means = La Organización Internacional de Normalización. TS es una especificación técnica; TR, un informe técnico.
glossary-joint = Compra conjunta
glossary-joint-means = Varios compradores públicos compran juntos lo mismo, en una sola licitación. Conviene para lo que ya está en el mercado.
glossary-legal-class = Clase jurídica
glossary-legal-class-means = Cómo trata la ley el uso habitual de una tecnología. La clase corresponde al uso: otro uso puede tener otra clase.
glossary-level = Nivel
glossary-level-means = La respuesta a un criterio en su escala. Un nivel que nadie conoce se deja abierto y amplía la duda.
glossary-link = Vínculo
glossary-link-means = La valoración de que una tecnología responde directamente a un enunciado, o ayuda con él. Cada uno dice quién valoró, cuándo y por qué.
glossary-momentum-means = Si las publicaciones, los proyectos y los contratos sobre una tecnología crecen o disminuyen de año en año. Nunca cambia un anillo.
glossary-need = Necesidad
glossary-need-means = Un enunciado que pide algo: qué falta, qué debe hacer una solución, qué es lo más importante.
glossary-not-yet-asked = Aún sin consultar
glossary-not-yet-asked-means = No se conoce ningún informe de un taller sobre el tema. No equivale a que no haya demanda.
glossary-pcp = PCP, compra pública precomercial
glossary-pcp-means = Compradores públicos pagan a varios proveedores para que desarrollen por fases algo que nadie puede comprar todavía, y comparten con ellos riesgos y resultados. La compra llega después y aparte.
glossary-ppi = PPI, compra pública de tecnología innovadora
glossary-ppi-means = Compradores públicos actúan como primeros clientes de algo que está a punto de llegar al mercado o acaba de llegar, a menudo tras ensayar las ofertas.
glossary-provisional = Provisional
glossary-provisional-means = El anillo se apoya en una sola fuente donde una segunda podría cambiarlo, como una sola estimación o un solo revisor.
glossary-record = Constancia pública
glossary-record-means = Un documento público que dice quién probó, usa, compró, juzgó o abandonó una tecnología, leído y registrado con nuestras palabras.
glossary-related = Ayuda con
glossary-related-means = Una tecnología que hace parte de lo que pide el enunciado, o lo facilita. Los datos llaman «related» a este vínculo.
glossary-ring-is = La respuesta a qué hacer ahora con una tecnología. Cuanto más cerca del centro del mapa, más cerca del uso.
glossary-safeguards = Garantías
glossary-safeguards-means = Lo que la ley suele exigir antes y durante el uso, como autorización previa, registros de actividad y supresión.
glossary-sector-means = Una porción del mapa, como un grupo de profesionales. Dice a qué pertenece una tecnología, no lo buena que es.
glossary-special = Categorías especiales de datos personales
glossary-special-means = Datos sobre el origen, las opiniones, las creencias, la salud o la vida sexual, datos genéticos y datos biométricos que identifican a una persona. Rigen para ellos reglas más estrictas.
glossary-statement = Enunciado
glossary-statement-means = Una cosa que dijeron las personas en un taller, con nuestras palabras y con su lugar en el informe.
glossary-successor = Sucesora
glossary-successor-means = La norma que ocupó el lugar de una anulada. Cite la sucesora.
glossary-sure-means = El anillo resulta en el { $limit } o más de todos los casos que permiten los datos. Se dice del anillo, no de si la tecnología funciona.
glossary-ted = TED
glossary-ted-means = Tenders Electronic Daily, donde los compradores públicos de la UE publican licitaciones y contratos.
glossary-topic = Tema
glossary-topic-means = Un campo del trabajo policial sobre el que se celebra un taller, como la trata de personas.
glossary-trl = TRL, nivel de madurez tecnológica
glossary-trl-means = Lo madura que es una tecnología, de 1 (principio observado) a 9 (probada en operación). Dos números son un intervalo dentro del cual está.
glossary-value = Valor
glossary-value-means = El resultado de los criterios para una tecnología, de 0 a 1. Decide lo cerca que está una marca del centro de su anillo.
glossary-field = Petición que abarca todo un campo
glossary-field-means = Un enunciado tan amplio que muchas tecnologías responderían a él. Cuenta menos que uno específico.
glossary-workshop-means = Una reunión de profesionales sobre un tema, cuyo informe es la fuente de los enunciados.

## Page: buying

buying-lead = Cómo comprar lo que les falta a los profesionales: por qué vía, con quién, qué costó en otros lugares y qué normas citar.
buying-rings = Qué significa cada anillo para la compra
buying-column-route = Vía
buying-column-advice = Qué hacer
buying-column-technologies = Tecnologías
buying-together = Pedidas por varios grupos
buying-together-lead = Más de un grupo de profesionales pide estas, y cada una tiene una vía para comprarla o encargarla. Hablen entre ustedes antes de comprar por separado.
buying-together-none = Nada de lo que puede comprarse lo pide más de un grupo.
buying-order = Primero figura lo que piden más grupos y talleres.
buying-nothing-here = No hay ninguna tecnología aquí.
buying-excluded = No son candidatas
buying-excluded-lead = La ley las prohíbe o solo las permite en casos muy limitados. No planifique una compra sin asesoramiento jurídico.
buying-excluded-by = { $class } ({ $instrument }).
buying-on-records = Los recuentos de usuarios y los precios proceden de { $records }: lo que se encontró, no todo lo que hay.
buying-topic-heading = Compra
buying-law-first = Derecho
buying-law = { $class }: { $effect }.
buying-no-candidate = No es candidata a la compra: pida asesoramiento jurídico antes de planificarla.
buying-route = Vía
buying-who-asks = Quién la pide
buying-asked-by = { $by }.
buying-not-yet-asked = Todavía no se ha consultado a nadie.
buying-nobody-asks = Ningún enunciado la pide.
buying-used = Uso y compras
buying-used-by = En uso diario en { $organisations } de { $countries }.
buying-tried-by = Probada en servicio real en { $organisations } de { $countries }.
buying-bought-by = Comprada por { $organisations } de { $countries }.
buying-no-record = Ninguna constancia pública informa de ello.
buying-cost = Qué costó
buying-price = { $figure }: { $covers } ({ $who }, { $year })
amount-of-unit = { $amount } { $unit }
buying-no-price = Ningún precio documentado.
buying-cite = Normas que citar
buying-cite-none = Ninguna en nuestra lista.
and-more = y { $count } más

## Page: a topic

topic-verdict = { $open ->
    [0] { $helped ->
        [0] { $rings }; cada necesidad tiene una tecnología.
       *[other] { $rings }; cada necesidad tiene una tecnología, { $helped } de ellas solo una ayuda.
        }
    [one] { $rings }; 1 necesidad sin respuesta.
   *[other] { $rings }; { $open } necesidades sin respuesta.
    }
topic-verdict-not-asked = { $rings }; todavía no se ha consultado a nadie.
count-to-deploy = { $count } para implantar
count-to-pilot = { $count } para pilotar
count-to-develop = { $count } para desarrollar
count-to-watch = { $count } para observar
count-restricted = { $count } de uso restringido
count-in-ring = { $count } en { $ring }
topic-held = Taller: { $days }, { $place }.
topic-held-dates-disagree = Taller: { $days }; las fuentes no coinciden. { $place }.
technologies-in-order = Desde el centro del radar hacia fuera; dentro de un anillo, primero el valor más alto.
topic-found-for-it = Encontradas para este tema
topic-found-note = Por investigación documental, o pedidas en otros temas: ningún enunciado sobre este tema habla a su favor.
topic-in-use-note = Los profesionales dijeron que la tienen y la utilizan. No es un deseo.
map-of-topic = Mapa
skip-small-map = Saltar el mapa e ir a la lista
small-map-how = Por actividad; los números son los de las listas que siguen. Cuanto más cerca del centro de su anillo, mayor es el valor; el resto del lugar no significa nada.
link-helps = ayuda
link-in-use = en uso
link-background = contexto
link-limited = limitada por esto
topic-planned-for = Aún sin consultar: no se ha celebrado ningún taller sobre este tema; hay uno previsto para { $planned }.
topic-was-planned-for = Aún sin consultar: no se conoce ningún informe de un taller sobre este tema. Estaba previsto para { $planned }; no se sabe si se celebró.
topic-was-in-year = Aún sin consultar: no se conoce ningún informe de un taller sobre este tema. Estaba previsto para el año { $year } del plan, ya terminado; no se sabe si se celebró.
topic-in-year = Aún sin consultar: no se ha celebrado ningún taller sobre este tema; figura en el año { $year } del plan.
found-by-desk-research = Lo que figura aquí procede de una investigación documental para este tema, o se pidió en otros. Que todavía no se haya consultado a nadie no equivale a que no haya demanda.
topic-as-printed = El texto del plan anual, línea { $line }, escribe el tema así: { $forms }.
technologies-heading = Tecnologías
what-practitioners-said = Qué dijeron los profesionales
about-the-workshop = Sobre el taller
place-word = Lugar
dates-disagree = Fechas, que no coinciden
date-word = Fecha
date-found = { $days } ({ $found }, línea { $line })
not-known = se desconoce
participants-word = Participantes
source-word = Fuente
note-word = Nota
statements-in-our-words = Los enunciados están redactados con nuestras palabras; cada uno indica su lugar en la fuente.
quoted = «{ $text }»
source-from-line = { $document }, { $section }, desde la línea { $line }
heading-capabilities = Capacidades y situación actual
heading-gaps = Carencias
heading-requirements = Requisitos
heading-priorities = Prioridades
heading-solutions = Soluciones mencionadas
heading-standardisation = Normalización
heading-procurement = Compra pública
heading-legal = Derecho
heading-context = Contexto

## Page: sources, and what they say of a technology

sources-heading = Fuentes públicas
sources-lead = Qué se preguntó a las fuentes públicas sobre las tecnologías de este radar, cuándo y en qué condiciones pueden usarse sus respuestas. Los recuentos y los registros acompañan a una ubicación; nunca la cambian.
column-source = Fuente
column-asked-about = Consultada sobre
column-asked-on = Consultada el
column-replies-kept = Respuestas guardadas
column-age = Antigüedad en esta edición
column-document = Documento
column-held-on = Celebrado el
column-statements = Enunciados
source-not-asked = aún sin consultar
age-in-days = { $count ->
    [0] del mismo día
    [one] 1 día
   *[other] { $count } días
    }
age-in-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
    }
age-in-years = { $count ->
    [one] 1 año
   *[other] { $count } años
    }
no-source-answered-yet = Todavía no se ha consultado ninguna fuente pública. Nada dice aquí cuánto se publica, se licita o se compra.
reports-heading = Informes de talleres
no-report-yet = Todavía no se ha registrado ningún informe de taller.
column-licence = Condiciones
some-of-all = { $some } de { $all } tecnologías
days-from-to = de { $from } a { $to }
for-review-heading = Para revisar
contradictions-lead = Cuando lo que dicen las fuentes y una ubicación se contradicen, alguien debería examinar ambas. Primero figuran las tecnologías de mayor demanda.
nothing-found-at = { $source } no encontró nada
nothing-found-lead = Una tecnología sin resultados puede ser nueva, o puede llamarse allí de otro modo.
candidates-heading = Nuevas candidatas
candidates-lead = Expresiones de títulos que crecen, que no son aquí el nombre de ninguna tecnología y sobre las que nadie ha decidido. Las fuentes conservan pocos registros de una tecnología, entre ellos los últimos y los más citados: los recuentos se refieren a los { $records } registros conservados de { $technologies } y no dicen nada del campo en su conjunto. Primero figuran las que alguna necesidad pide.
candidates-none = En los registros conservados no crece ninguna expresión que no esté en una lista.
candidates-more = { $count ->
    [one] No se muestra 1 más; [scan.candidates] en radar.toml dice cuántas se muestran.
   *[other] No se muestran { $count } más; [scan.candidates] en radar.toml dice cuántas se muestran.
    }
candidates-left-out = { $count ->
    [one] Excluida por ser una expresión propia de la investigación o de muchas tecnologías a la vez; una dispersión mayor en [scan.candidates] la incluye: { $phrases }.
   *[other] Excluidas { $count } expresiones propias de la investigación o de muchas tecnologías a la vez; una dispersión mayor en [scan.candidates] las incluye; las primeras: { $phrases }.
    }
candidate-left-out = { $count ->
    [one] { $phrase } (1 registro, cerca de { $ratio } veces la proporción)
   *[other] { $phrase } ({ $count } registros, cerca de { $ratio } veces la proporción)
    }
candidate-growth = En { $recent } de { $all_recent } registros conservados de { $from } a { $to }, y en { $earlier } de { $all_earlier } de { $since } a { $before }: cerca de { $ratio } veces la proporción (95 %: de { $low } a { $high }).
candidate-burst = Un auge de { $from } a { $to }, con peso { $weight }.
candidate-nearest = Nombre conocido más cercano: { $name } ({ $technology }), semejanza de letras { $likeness }.
candidate-like-none = No se parece a ningún nombre conocido.
candidate-beside = Encontrada junto a { $technologies }, en { $sources }.
candidate-topics = Figura en temas de las fuentes: { $topics }.
candidate-needs = { $count ->
    [one] 1 necesidad la menciona:
   *[other] { $count } necesidades la mencionan:
    }
candidate-no-need = Ninguna necesidad la menciona.
candidate-record = { $source }, { $kind }; { $facts }
what-sources-say = Qué dicen las fuentes públicas
what-sources-say-lead = Esto acompaña a la ubicación y no la cambia. { $link } enumera todas las fuentes consultadas, cuándo y en qué condiciones.
asked-of-source = Se consultó { $source } el { $date }: { $query }. Condiciones: { $licence }.
licence-unknown = sin indicar
matches-since = { $matches } resultados desde { $year }.
records-listed = { $count ->
    [0] No se encontró nada.
    [one] 1 registro.
   *[other] { $count } registros.
    }
precision = De los registros valorados, el { $share } trata de ella; intervalo del 95 %: de { $low } a { $high } ({ $yes } sí, { $no } no, { $unsure } dudosos).
precision-noisy = Con ruido: de los registros valorados solo el { $share } trata de ella; intervalo del 95 %: de { $low } a { $high } ({ $yes } sí, { $no } no, { $unsure } dudosos).
largest-country = País con más registros: { $name }, { $share }.
largest-organisation = Organización con más registros: { $name }, { $share }.
closed-years-changed = En una consulta anterior los años cerrados se contaron de otro modo ({ $from } a { $to }); las fuentes siguen ampliándolos.
record-until = hasta { $end }
record-and-more = { $names } y { $count } más
record-cited = { $count ->
    [one] citado una vez
   *[other] citado { $count } veces
    }
records-works = trabajos
records-projects = proyectos financiados
records-awards = contratos adjudicados
records-standards = normas
records-patents = patentes
records-pages = entradas de páginas vigiladas
more-records = { $count ->
    [one] 1 más está en el archivo de la evidencia.
   *[other] { $count } más están en el archivo de la evidencia.
    }
emergence-heading = Emergencia, en cuatro datos separados que nunca se suman:

## Editions before this one: the switch, their pages, the path of a technology, what left

editions-heading = Ediciones
edition-shown = { $edition } (esta)
heading-of-past-edition = Edición { $edition }
past-edition-lead = { $technologies } tal como estaban con los datos de { $date }.
past-edition-note = Esta edición está cerrada y ya no cambia. Lo que vale ahora figura en la edición { $edition }.
technologies-by-ring-heading = Tecnologías por anillo
column-before-in = Antes, en { $edition }
show-trails = Mostrar de dónde vienen las marcas que cambiaron de anillo desde la edición anterior
maps-as-they-stood = Sus mapas tal como eran
map-as-it-stood = Marcas, nombres y anillos están tal como se fijaron.
map-counted = { $count ->
    [one] 1 más estaba en una casilla llena y figura solo en la lista.
   *[other] { $count } más estaban en casillas llenas y figuran solo en la lista.
    }
all-maps-of-edition = Todos los mapas de la edición en SVG: { $maps }.
changed-since-edition = Qué cambió desde la edición { $edition }
changes-not-kept = La edición no conservó qué cambió respecto a la anterior.
column-technology = Tecnología
column-value = Valor
column-trl = TRL
rules-asked-for = las reglas pedían { $ring }
edition-proof = Comprobación
edition-seal = Sello
edition-generator = Cerrada con
how-to-verify = El sello es el SHA-256 de la lista de sumas de comprobación de { $folder }. Para rehacer la edición a partir de lo que contiene y comparar cada byte: { $command }
holds-results-only = Contiene solo resultados, de modo que no puede rehacerse.
path-heading = Recorrido por las ediciones
path-picture = El recorrido en imagen
path-step = { $ring } en { $edition }
path-absent = no está en el radar en { $edition }
path-new = Nueva en el radar. { $rule }
path-back = De vuelta en el radar. { $rule }
not-on-radar = no está en el radar
called-until = Se llamó { $name } ({ $id }) hasta la edición { $edition }.
column-decided = Qué lo decidió
what-left = Qué salió del radar
what-left-counted = Qué salió del radar ({ $count })
what-left-lead = Todas las tecnologías que estaban en una edición anterior y no están en esta, tal como estaban la última vez. El motivo es el que alguien indicó.
column-stood-last = Última ubicación
column-gone-since = Fuera desde
column-how-it-left = Cómo salió
nothing-left = Todo lo que estaba en una edición anterior está en esta.
called-now = Ahora se llama { $name }.
part-of-now = Pasó a formar parte de { $name }.
kind-left = salió del radar
has-become-part-of = { $name } forma parte ahora de { $heir }
gone-since = No está en el radar desde la edición { $since }.
stood-last = Su última ubicación fue en la edición { $edition }: { $ring }, TRL { $trl }.
stood-last-value = Su valor era { $value }.

## Page: the address of a technology that has another name now

has-another-name-now = { $id } tiene ahora otro nombre
found-under-name-of-now = Lo que antes se encontraba aquí se encuentra ahora en { $name }.

## Page: a technology

also-called = También: { $names }.
verdict-line = { $ring }, { $sure }.
verdict-line-alone = { $ring }.
why-here = Por qué está aquí
rule-while-unscored = { $rule } Pero nadie ha puntuado aún «{ $criterion }»: esa parte se supone, no se sabe.
reason-law = { $meaning } { $instrument }.
reason-need-direct = { $count ->
    [one] Los profesionales la piden directamente en 1 enunciado ({ $topics }).
   *[other] Los profesionales la piden directamente en { $count } enunciados ({ $topics }).
    }
reason-need-priority = { $count ->
    [one] Los profesionales la piden directamente en 1 enunciado ({ $topics }), que es una prioridad.
   *[other] Los profesionales la piden directamente en { $count } enunciados ({ $topics }), entre ellos una prioridad.
    }
reason-need-helps = { $count ->
    [one] Ayudaría con 1 enunciado de los profesionales ({ $topics }); nadie la pide directamente.
   *[other] Ayudaría con { $count } enunciados de los profesionales ({ $topics }); nadie la pide directamente.
    }
reason-need-in-use = Los profesionales ya la utilizan ({ $topics }); nadie la pide.
reason-need-background = Los profesionales la mencionan como contexto ({ $topics }); nadie la pide.
reason-maturity = Madurez: { $stage } ({ $range }, { $basis }).
reason-maturity-perhaps = Madurez: { $low }, quizá ya { $high } ({ $range }, { $basis }).
stage-research = en investigación
stage-laboratory = demostrada en el laboratorio
stage-relevant = probada en un entorno similar al real
stage-operational = demostrada en un entorno operativo
stage-in-use = completa o en uso operativo
nearest-change = Qué lo cambiaría:
see-working = El cálculo completo
before-you-buy = Antes de comprar
not-scored-word = Aún sin nivel
not-scored = { $criteria }. Nadie lo ha puntuado ni ha sido preguntado, o quienes lo examinaron no coinciden; averígüelo antes de decidir, pues eso amplía la duda.
legal-safeguards = Derecho y garantías
law-with-effect = { $class }: { $effect }.
safeguards-usually-required = Garantías exigidas habitualmente:
law-is-reading-aid = Ayuda a la lectura, no asesoramiento jurídico: consulte a un jurista.
law-in-detail = El derecho en detalle
standards-to-cite = Normas que citar
more-standards = { $count ->
    [one] 1 más
   *[other] { $count } más
    }
standards-national-only = De un solo país; no son normas que citar en otros, sino modelo para una europea: { $numbers }.
no-standard-yet = Ninguna en nuestra lista: consulte a los profesionales y a los organismos de normalización antes de redactar sus propios requisitos.
supply-word = Precio y suministro
no-supply-known = Ninguna constancia pública registrada aquí indica un precio, un proveedor o lo que exigió.
who-asked-heading = Quién la pidió
who-asked = { $statements ->
    [one] 1 petición, de { $workshops }.
   *[other] { $statements } peticiones, de { $workshops }.
    }
rests-on-this-one = El nivel de necesidad se apoya solo en este enunciado.
working-heading = El cálculo
working-what = Reglas, probabilidades, vínculos, pesos, evaluadores, semillas; también para investigadores.
rules-behind = Las reglas detrás del anillo
how-need-counts = Cómo cuenta la necesidad
for-researchers = Para investigadores
whole-working = Lo mismo completo, con cada número: { $command }
rule-decided = Decide la regla { $number } de { $count }: { $rule }
rule-decided-in-share = Decide la regla { $number } de { $count } en { $share } de los casos, más que ninguna otra de este anillo: { $rule }
what-changed = Qué cambió
what-is-lacking = Qué falta para un anillo más cercano
rule-for-held-ring = Se mantiene en { $ring }. De las reglas de { $ring }, la que decidiría más a menudo, en { $share } de los casos, es la { $number } de { $count }: { $rule }
rule-for-ruled-ring = Las reglas piden { $ring }. De las reglas de { $ring }, la que decide más a menudo, en { $share } de los casos, es la { $number } de { $count }: { $rule }
what-is-lacking-by-rules = Qué falta para un anillo más cercano al centro que { $ruled }, que es el que piden las reglas
lacking-for-ring = Para { $ring } falta lo siguiente:
how-sure-this-is = Qué seguridad tiene
share-by-ring = Probabilidad por anillo
column-share = Probabilidad
column-standard-error = Error típico
drawn-here = se dibuja aquí
value-spread = Valor dentro del anillo: { $median } en el centro, de { $low } a { $high } en nueve de cada diez casos.
cases-drawn = { $cases } casos sorteados con la semilla { $seed }; pesos sorteados { $weights }.
cases-counted = Las probabilidades de los anillos se calculan de forma exacta. Para lo que depende del valor: { $cases } casos sorteados con la semilla { $seed }; pesos sorteados { $weights }.
how-computed = Cómo se calcula
what-would-move-it = Qué la movería
one-change-alone = Un solo cambio cada vez, el menor primero:
no-change-moves-it = Ningún cambio de un solo dato.
spread-comes-from = De dónde procede la dispersión de su valor, en proporciones de la varianza: { $shares }.
weights-that-keep-ring = Pesos con los que el anillo se mantiene
what-you-can-do = Qué puede hacer ahora
law-in-force = { $instrument }; en vigor: { $from }.
reading-aid = Ayuda a la lectura, de { $date }; no es asesoramiento jurídico.
legal-acts-of-list = Actos jurídicos de nuestra lista
law-named = Los profesionales mencionaron normas jurídicas que la limitan
reviewed-by = Revisado por { $review }.
not-reviewed-by-a-lawyer = Ningún jurista ha revisado esta clase: consulte a uno.
further-uses = Otros usos, otro derecho
further-use = { $use }: clase jurídica «{ $class }», { $effect }. No decide ningún anillo.
law-class = Derecho: { $class }.
handles-special-categories = Trata categorías especiales de datos personales.
demand-alone = Demanda: { $demand } puntos.
statement-trail = { $source }. Aporta { $amount } puntos. Vinculado por { $by } el { $date }: { $why }.
nobody-asked-yet = Todavía no se ha consultado a nadie: ningún enunciado habla a su favor y no se ha celebrado ningún taller sobre sus temas. No equivale a que no haya demanda.
not-mentioned-in-workshop = Se celebró un taller sobre uno de sus temas y ningún enunciado la menciona.
rests-on-one-statement = Su nivel de necesidad se apoya en un solo enunciado, { $need }: sin él, el nivel baja.
rests-on-this-statement = El nivel de necesidad de { $technology } se apoya en este único enunciado.
maturity = Madurez
public-records = Qué se ha hecho con ella
public-records-lead = Documentos públicos que alguien encontró, leyó y registró, en nuestras palabras; { $link } los enumera todos. Son los que se encontraron, no todos los que hay.
no-public-record = Nadie ha registrado todavía una constancia pública sobre ella.
records-for = A favor
records-both = A favor y en contra
records-against = En contra
records-references = Documentos
figure-of = { $figure }: { $who }, { $date }
records-heading = Constancias públicas
records-lead = { $records } constancias públicas sobre { $technologies } de { $all } tecnologías: documentos que dicen quién probó, usa, compró, juzgó o abandonó qué. Cada una se encontró, se leyó y se registró con nuestras palabras; la lista es lo que se encontró, no todo lo que hay.
column-kind-of-record = Tipo
column-all-records = Todas
records-by-kind = De qué informan y en qué sentido hablan
documents-by-publisher = Documentos por editor
without-records = Tecnologías sin constancias
records-entered = registrada por { $by } el { $date }
user-seen-in = { $name } ({ $country }, { $year })
user-seen-from-to = { $name } ({ $country }, de { $first } a { $last })
used-daily-by = Vista en uso diario: { $users }.
used-daily-beside = Nombradas en las mismas constancias junto a otra de su país, y no contadas de nuevo: { $users }.
tried-by = Probada en servicio real: { $users }.
paused-by = Uso suspendido: { $users }.
use-paused = uso suspendido
given-up-by = Abandonada por: { $users }.
record-laboratory = Laboratorio
record-relevant-environment = Entorno realista
record-trial = Prueba operativa
record-in-service = En servicio
record-award = Contrato
record-announcement = Licitación o anuncio
record-evaluation = Evaluación
record-withdrawal = Abandono
record-ruling = Sentencia o ley
record-standard = Norma
seen-in-laboratory = vista en un laboratorio
seen-in-relevant-environment = vista en un entorno similar al real
seen-in-trial = vista en una prueba
seen-in-service = vista en uso diario
strength-independent = fuente independiente
strength-own-account = según su propio usuario
strength-press = prensa
strength-vendor = según su fabricante
read-whole = leído entero
read-part = leído en parte
read-abstract = leído el resumen
record-old = de hace { $years } años
figure-price = Precio
figure-suppliers = Proveedores
figure-training = Formación
figure-integration = Integración
figure-funding = Financiación
figure-accuracy = Exactitud
figure-scale = Escala
figure-effect = Efecto
figure-range = de { $low } a { $high }
figure = { $about }: { $amount } { $unit } ({ $covers })
in-language = idioma: { $language }
organisations = { $count ->
    [one] 1 organización
   *[other] { $count } organizaciones
    }
countries = { $count ->
    [one] 1 país
   *[other] { $count } países
    }
no-record-counts = ninguna constancia cuenta
organisations-in-records = { $organisations } en { $records ->
    [one] 1 constancia
   *[other] { $records } constancias
    }
counted-with-old = { $counted }; { $less }, porque sus constancias son antiguas
counting-less = { $count ->
    [one] 1 cuenta { $share }
   *[other] { $count } cuentan { $share }
    }
share-half = la mitad
share-quarter = una cuarta parte
share-nothing = nada
readiness-rule = Constancias, regla { $number }: { $words } { $range } ({ $counted }).
readiness-limit = Constancias, límite: { $words } Por tanto, { $effect } ({ $counted }).
readiness-at-most = TRL { $trl } como máximo
readiness-lowers = { $levels ->
    [one] el extremo inferior, un nivel más bajo
   *[other] el extremo inferior, { $levels } niveles más bajo
    }
trl-alone = TRL { $trl }
trl-from-to = TRL de { $low } a { $high }
readiness-heading = Cómo las constancias públicas se convierten en un TRL
readiness-lead = Las reglas se prueban en este orden con las constancias públicas de una tecnología; la primera que se cumple da el intervalo, y cada límite que se cumple lo reduce o lo amplía. Una condición cuenta organizaciones que no la venden, cada una una vez y, dentro de una misma constancia, la primera de cada país; donde se pide el uso, ninguna que la haya abandonado o haya suspendido su uso. El radar adopta el intervalo cuando una tecnología declara que su TRL se basa en constancias; en los demás casos la página muestra ambos.
level-number = Nivel { $level }
evidence-levels-heading = Qué dicen las constancias públicas del nivel de evidencia
evidence-levels-lead = La primera fila que se cumple da el nivel; entre ellas hay en los datos filas que cumplen las consultas a las fuentes.
old-records = Una organización cuya última constancia tiene { $years } años naturales o más cuenta { $counts }.
condition-part = { $heading } { $words }
condition-kinds = tipo:
condition-shown-in = vista en:
condition-speaks = sentido:
condition-strengths = fuente:
condition-who = organización:
condition-within-years = en los últimos { $years } años
condition-users = que trabajan con ella
condition-at-least-so-many = Al menos { $count } ({ $parts })
condition-at-most-so-many = Como máximo { $count } ({ $parts })
readiness-taken = Este radar adopta lo que se deduce de ellas: { $range }.
readiness-not-taken = Darían { $range }; este radar mantiene el intervalo indicado arriba.
trl-one = TRL { $low }, { $basis } de { $date }.
trl-range = TRL de { $low } a { $high }, { $basis } de { $date }. Las reglas se prueban con cada TRL del intervalo.
standards-heading = Normas
no-standard-found = En nuestra lista no se encontró ninguna, lo que no prueba que no exista: candidata a una nueva, primero un acuerdo de taller (CWA), después una norma europea.
criteria-and-levels = Criterios y niveles
value-and-coverage = Valor dentro del anillo { $value }, con { $coverage } de los pesos conocidos; lo que se desconoce cuenta con la media de lo que se sortea. La página del método contiene la escala de cada criterio.
column-criterion = Criterio
column-level = Nivel
column-meaning = Significado
column-weight = Peso
column-given-by = Dado por
column-because = Porque
what-assessors-gave = Qué dieron los evaluadores
scores-under-pseudonym = Cada puntuación figura con un seudónimo. Cuenta la mediana; las probabilidades toman las puntuaciones una a una, de modo que el desacuerdo sigue siendo visible.
column-round = Ronda
column-scores = Puntuaciones
column-median = Mediana
column-quartiles = Cuartiles
column-given = Dadas
column-agreement = Acuerdo
column-changed-since-round = Cambiaron desde la ronda anterior
momentum = Impulso
for-review = Para revisar.
counts-in = Recuentos en { $source }
counts-by-year = Por año: { $counts }.
counts-are-not-maturity = Los recuentos dicen cuánto se publica, no lo madura que está; nunca se convierten en un TRL.
no-source-scanned-for-it = Todavía no se ha consultado ninguna fuente sobre ella, por lo que nada se dice de su impulso.
where-it-belongs = A qué pertenece
activity-and-topics = Actividad: { $activity }. Temas: { $topics }.
activity-without-topics = Actividad: { $activity }. Temas: ninguno.
how-to-cite = Cómo citar: «{ $heading }», { $title }, edición { $edition }, datos de { $date }.
none-as-value = ninguno
demand-by-workshop = Por taller: { $sums }.
demand-by-group = Por grupo: { $sums }.
demand-by-country = Por país anfitrión: { $sums }.
name-with-number = { $name } { $number }
score-with-range = { $assessor } { $likely } (de { $low } a { $high })
range = de { $low } a { $high }
one-voice = una sola voz
they-agree = coinciden
they-disagree = discrepan
date-and-place = { $date }, { $place }
level-missing = falta
basis-computed = calculado
basis-assessors = { $count ->
    [one] 1 evaluador
   *[other] { $count } evaluadores
    }
basis-desk = estimación de gabinete
basis-by-hand = fijado a mano
basis-nobody = nadie

## Page: method

method-lead = Cómo una necesidad se convierte en un lugar en el radar: primero en diez frases, después cada regla y cada peso, y al final las fórmulas.
method-for-planners = Para planificadores
method-for-work-package = Para el paquete de trabajo: reglas, pesos y derecho
method-for-researchers = Anexo para investigadores: fórmulas, semillas y comprobaciones
plain-workshops = Los profesionales se reúnen en talleres y dicen qué utilizan hoy, qué les falta y qué quieren primero.
plain-kept = Cada enunciado se conserva, con nuestras palabras y con su lugar en el informe, en la { $needs }.
plain-page-of-needs = página de necesidades
plain-links = Las personas deciden qué tecnologías son una respuesta directa a un enunciado, cuáles solo ayudan con él y cuáles no responden a él, y escriben por qué.
plain-need = Cuantos más talleres piden una tecnología, y cuanto más directamente, mayor es la necesidad de ella.
plain-readiness = Lo preparada que está una tecnología se expresa con un intervalo de niveles de madurez tecnológica (TRL de 1 a 9), con aquello en lo que se basa: constancias públicas o una estimación.
plain-law = También se lee el derecho sobre su uso habitual; lo que la ley prohíbe o restringe queda fuera.
plain-rules = Unas reglas declaradas convierten la necesidad, la madurez, el derecho y lo que dieron los evaluadores en un anillo, las mismas reglas para cada tecnología.
plain-unknown = Lo que nadie sabe con certeza no se omite: cada caso posible pasa por las reglas, y la tecnología queda en el anillo central de los que resultan: el más cercano que al menos la mitad de los casos alcanza o supera. Por eso su propio anillo puede tener menos de la mitad.
plain-share = La proporción de los casos que terminan en su anillo dice qué seguridad tiene su lugar.
sure-is-about-the-placement = «Segura» se refiere a la ubicación, no a que la tecnología funcione.
plain-hollow = Una tecnología sobre la que no se consultó a nadie se dibuja hueca y nunca está en el anillo más interior.
example-lead = { $technology }, desde lo que se dijo hasta donde está.
example-chosen-in-ring = Se eligió por una regla y no por su aspecto: de las tecnologías en { $ring } con una respuesta directa a una necesidad, su lugar es el más seguro; entre varias iguales, es la más pedida.
example-chosen = Se eligió por una regla y no por su aspecto: de las tecnologías con una respuesta directa a una necesidad, su lugar es el más seguro; entre varias iguales, es la más pedida.
example-said = Los profesionales dijeron en el taller «{ $workshop }»: { $statement }
example-said-in-year = Los profesionales dijeron en el taller «{ $workshop }», en { $year }: { $statement }
example-linked = { $technology } es una respuesta directa a ello, según decidió { $by }: { $why }. { $others ->
    [0] Ningún otro enunciado habla a su favor.
    [one] 1 enunciado más habla a su favor.
   *[other] { $others } enunciados más hablan a su favor.
    }
example-trl = Está en { $trl } ({ $basis }).
example-law = El derecho sobre su uso habitual: { $effect }.
example-cases = Todos los casos por las reglas: { $cases }. Por tanto está en { $ring }, { $sureness }.
share-in-ring = { $share } en { $ring }
example-ring = Por tanto está en { $ring }.
example-value = Su valor, { $value } en una escala de 0 a 1, dice lo cerca que está del centro de { $ring }.
example-sum = Para { $technology }, el ejemplo de arriba: { $sum } = { $value }.
column-word = Palabra
column-cases-in-the-ring = Cuándo se usa
column-in-this-edition = Tecnologías en esta edición
word-sure = Segura
word-fairly-sure = Bastante segura
word-borderline = En el límite
word-provisional = Provisional
range-sure = { $sure } de los casos o más terminan en su anillo
range-fairly-sure = desde { $fairly } hasta menos de { $sure }
range-borderline = menos de { $fairly }; se nombra al lado el anillo siguiente
range-provisional = precede a una de las tres palabras mientras el TRL, la lectura del derecho o todos los vínculos se apoyen en una sola fuente
how-probabilities-are-made = Cómo se calcula la proporción de casos
method-sources = Cada fuente, con el día en que se leyó y lo que se tomó de ella, figura en la página { $sources }; cada enunciado de un taller indica su lugar en el informe.
checks-heading = Cómo se comprueba
checks-by-vectors = Cada fórmula tiene una sola implementación en el programa. Sus pruebas la contrastan con valores de referencia hechos con paquetes públicos independientes y con aritmética exacta, que acompañan al código fuente del programa, en tests/data/reference. Los mismos datos dan los mismos bytes en cualquier máquina.
checks-by-hand = { $explain } muestra el cálculo completo de una ubicación; { $verify } rehace una edición cerrada a partir de sus datos y la compara.
in-ten-sentences = En diez frases
step-demand = Un enunciado pesa según su tipo dentro de su taller, y un vínculo según su grado y la confianza que merece; su producto es lo que el enunciado aporta a la demanda de la tecnología.
step-levels = Cada criterio recibe un nivel en una escala fija: calculado a partir de datos cuando es posible, dado por evaluadores cuando no lo es, o fijado a mano con un motivo.
step-missing = Lo que nadie ha puntuado se desconoce: se indica, y se sortea según una distribución declarada en lugar de omitirse.
step-rules = Todo lo que lee una regla es incierto. Las reglas se prueban en cada caso, decide la primera que se cumple, y la tecnología queda en la mediana de sus anillos: el más cercano que al menos la mitad de los casos alcanza o supera, así que su propio anillo puede tener menos de la mitad.
step-value = La media del valor ponderado decide lo cerca que está una tecnología del centro de su anillo.
step-sectors = En cada vista está en el sector cuyas necesidades más la piden.
example-heading = Un ejemplo de esta edición
what-edition-does-not-know = Qué no sabe esta edición
workshops-held-on = Se han celebrado talleres sobre { $held } de { $planned } temas.
estimates-until-judged = Los intervalos de TRL y las clases jurídicas son estimaciones de gabinete hasta que los profesionales los hayan valorado.
classes-estimates-until-judged = Las clases jurídicas son estimaciones de gabinete hasta que las haya leído alguien con conocimientos de derecho; los intervalos de TRL se deducen de constancias públicas, que son lo que se encontró y no todo lo que hay.
some-estimates-until-judged = { $count } de { $all } intervalos de TRL, y las clases jurídicas, son estimaciones de gabinete hasta que los profesionales los hayan valorado.
nobody-has-scored = Nadie ha puntuado: { $criteria }.
placements-borderline = { $count ->
    [one] 1 ubicación está en el límite: bien puede resultar otro anillo.
   *[other] { $count } ubicaciones están en el límite: bien puede resultar otro anillo.
    }
placements-provisional = { $count ->
    [one] 1 ubicación es provisional: su madurez, la lectura del derecho o todos sus vínculos se apoyan en una sola fuente.
   *[other] { $count } ubicaciones son provisionales: su madurez, la lectura del derecho o todos sus vínculos se apoyan en una sola fuente.
    }
no-source-scanned-yet = Todavía no se ha consultado ninguna fuente en busca de evidencia, por lo que nada se dice del impulso.
placed-well-is-not-works = Estar bien situada dice que una tecnología cumple las reglas, no que funcione.
rings-heading = Anillos
rules-heading = Reglas
criteria-heading = Criterios
demand-heading = Demanda
law-heading = Derecho
formula-value = valor = suma de peso × valía del nivel, entre la suma de todos los pesos; un nivel que nadie conoce se sortea, y cuenta la media; 0 es lo peor y 1 lo mejor
rings-ask-for-value = Los anillos piden además un valor: { $thresholds }.
as-measured = según lo medido
column-scale-and-worth = Escala y valía
column-what-levels-mean = Qué significan los niveles
no-criteria = Este radar no declara criterios: deciden solo las reglas.
law-anything = Si se desconoce: cualquier punto de la escala, por igual.
law-anything-between = Si se desconoce: cualquier punto de { $low } a { $high }, por igual. La mejor parte de la escala se excluye, para que olvidar un nivel solo compense en el cuarto inferior.
law-uniform = Si se desconoce: todos los niveles por igual.
law-uniform-lowered = Si se desconoce: todos los niveles por igual, rebajados para que olvidar un nivel solo compense en el cuarto inferior ({ $levels }).
law-as-seen = Si se desconoce: según lo observado, la media de todas las tecnologías a cuyo favor habla un enunciado o sobre cuyos temas se celebró un taller, cada una en la medida en que se conoce, rebajada cuando compensaría olvidar un nivel ({ $levels }).
law-declared = Si se desconoce: { $levels }.
law-declared-lowered = Si se desconoce: según lo declarado, rebajado para que olvidar un nivel solo compense en el cuarto inferior ({ $levels }).
least-assessors = Se piden { $count } evaluadores; lo que dan menos cuenta en parte.
how-sure-a-ring-is = Qué seguridad tiene un anillo
how-probabilities-come = Los pesos, los intervalos de TRL y las puntuaciones de los evaluadores no se conocen con exactitud. Por eso todo se sortea muchas veces, cada sorteo pasa por las mismas reglas y la proporción de sorteos que terminan en un anillo es su probabilidad (análisis multicriterio estocástico de aceptabilidad, SMAA).
how-probabilities-are-exact = Los pesos, los intervalos de TRL y las puntuaciones de los evaluadores no se conocen con exactitud. Ninguna regla de este radar pide el valor, de modo que la probabilidad de un anillo se calcula de forma exacta: cada combinación de lo que leen las reglas pasa por ellas, y las probabilidades de las que terminan en un anillo suman la de este. Lo que depende del valor, su dispersión y el orden de las tecnologías, se sortea muchas veces (análisis multicriterio estocástico de aceptabilidad, SMAA).
weights-drawn-accepted = Los pesos se sortean { $weights }; { $accepted } de todos los conjuntos de pesos están dentro de los intervalos.
weights-drawn = Los pesos se sortean { $weights }.
how-trl-is-drawn = El TRL puede ser cualquier nivel de su intervalo, todos por igual, o más a menudo el más probable cuando se indica uno; lo que dan los evaluadores es una voz por persona junto al intervalo del archivo.
how-panels-are-drawn = De un panel cuenta cada vez { $panel }, todos por igual; un intervalo es un triángulo del más bajo al más alto con el más probable en el vértice.
how-unknowns-are-drawn = Un nivel que nadie conoce se sortea según la distribución de su criterio: todos los niveles por igual, según lo observado entre las tecnologías a cuyo favor habla un enunciado o sobre cuyos temas se celebró un taller, o según lo declarado; antes se rebaja la distribución con la que compensaría olvidar un nivel que no está en su cuarto inferior. Cuando han puntuado menos evaluadores de los pedidos, lo que dieron cuenta en parte y el resto queda como estaba.
formula-probability = probabilidad = sorteos que terminan en el anillo / sorteos; error típico = √(p (1 − p) / sorteos)
formula-probability-exact = probabilidad = Σ sobre todas las combinaciones que terminan en el anillo de Π probabilidades de lo que leen las reglas
weights-change-no-ring = Ninguna regla pide el valor, de modo que los pesos no pueden cambiar un anillo.
low-coverage-is-said = Cuando se conoce menos del { $coverage } de los pesos, la página lo dice.
hysteresis-declared = Declarado para las ediciones que tienen otra anterior: una tecnología cambia de anillo cuando las reglas lo piden en { $editions } ediciones seguidas, o de inmediato a partir de una probabilidad de { $probability }; también de inmediato cuando cambió el derecho, o cuando el anillo que tenía ya no está declarado o resulta tan rara vez (en el 0,5 % de los casos o menos) que se diría como 0 %. De un anillo que espera se dice «se mantiene» dondequiera que se mencione.
draws-word = Sorteos
seed-word = Semilla
version-word = Versión
input-word = Dato de entrada
who-leads = Quién encabeza
draws-chosen-for = { $draws }; cada probabilidad sorteada es correcta con un margen de { $half_width } puntos porcentuales (95 %), elegidos para { $precision }
draws-precision = { $draws }; cada probabilidad sorteada es correcta con un margen de { $half_width } puntos porcentuales (95 %)
seed-and-streams = { $seed }; las secuencias son ChaCha8, una por tecnología, criterio y bloque de sorteos, y otra para lo que se sortea una vez para varios criterios de una tecnología, de modo que no influyen ni los hilos ni el orden de los archivos
program-version = leadar { $version }
entropy = { $entropy } bits de duda sobre quién tiene el mejor valor; 0 sería ninguna
how-moves-are-found = Lo que movería una tecnología se encuentra cambiando un dato cada vez hasta que las reglas dan otro anillo. La estabilidad de los pesos mueve un peso y conserva las proporciones de los demás. Las partes de la varianza son peso² × varianza de la valía del nivel, entre su suma.
quarter-of-a-weight = Qué efecto tiene un cuarto más o menos de un peso
how-a-quarter-is-tried = Un peso se multiplica por 0,75 o 1,25 y los demás conservan sus proporciones. Una tecnología adelanta a una vecina cuando estaba justo detrás de ella en su anillo y pasa a estar delante.
changed-weights = Pesos cambiados
column-weight-of = Peso de
column-change = Cambio
column-changes-of-ring = Cambios de anillo
column-neighbours-passed = Vecinas adelantadas
counted-list = { $count }: { $list }
none-word = ninguna
technologies = { $count ->
    [one] 1 tecnología
   *[other] { $count } tecnologías
    }
how-far-assessors-agree = Hasta qué punto coinciden los evaluadores
how-agreement-is-measured = Alfa de Krippendorff, para niveles ordinales salvo que se indique otra cosa (por debajo de 0,667 las conclusiones son tentativas), W de Kendall sobre las tecnologías que puntuaron todos e ICC(A,1) con su intervalo del 95 %. Con pocos evaluadores los tres son aproximados.
agreement-of-assessors = Acuerdo entre evaluadores
column-assessors = Evaluadores
column-technologies = Tecnologías
column-alpha = Alfa
column-scored-by-all = Puntuadas por todos
column-w = W
column-icc = ICC
alpha-tentative = { $alpha }, tentativo
would-another-method = ¿Las ordenaría otro método de otra manera?
three-methods-check = Tres métodos conocidos ordenan las mismas { $count } tecnologías con los mismos pesos. Solo sirven de comprobación: los anillos nunca proceden de ellos, porque con ellos añadir una tecnología puede mover otras. Una correlación de 1 es el mismo orden; 0, ninguno.
top-not-compared = Se omite una cifra que pesa más los primeros puestos (WS): no está definida cuando hay tecnologías que comparten puesto.
order-by-other-methods = Orden según otros métodos
column-method = Método
column-spearman = Spearman
column-kendall = Tau-b de Kendall
column-ws = WS, la cabeza pesa más
column-comes-first = Queda en primer lugar
not-compared = Sin comparación: menos de dos tecnologías tienen un valor.
how-momentum-is-computed = Los recuentos anuales de trabajos y patentes acompañan a una ubicación y nunca se convierten en un TRL. El crecimiento es la pendiente de una regresión de Poisson sobre un máximo de diez años completos, de la proporción de la fuente cuando se conocen sus totales, con su intervalo del 95 % ampliado cuando los recuentos se dispersan más que el azar. Un auge es una serie de años que el autómata de Kleinberg encuentra más económica al doble de la tasa habitual (s = 2, γ = 1); pesa lo que eso ahorra. Una curva con techo se ajusta a partir de siete años y treinta trabajos, y el techo se desconoce mientras su intervalo esté abierto.
when-up-for-review = Una tecnología queda para revisar cuando ambas cosas se contradicen: sus recuentos parecen cerca de su techo (la mitad o más) y el extremo superior de su TRL es { $early } o menos, es decir, casi todo se ha publicado y no ha salido del laboratorio; o sus recuentos parecen empezar apenas (menos de una décima parte) y el extremo inferior es { $late } o más, es decir, se dice que está lista para el uso y apenas se ha publicado nada. Estos dos límites son nuestros.
nothing-held-against-trl = Todavía no se ha consultado ninguna fuente, de modo que nada podía contrastarse con un TRL.
no-contradiction = No se encontró ninguna contradicción.
what-a-statement-adds-broad = Qué aporta un enunciado: sus puntos × fuerza del vínculo × probabilidad de que el vínculo sea válido. Sus puntos dependen del peso de su tipo, × { $broad } cuando pide todo un campo.
what-a-statement-adds = Qué aporta un enunciado: sus puntos × fuerza del vínculo × probabilidad de que el vínculo sea válido. Sus puntos dependen del peso de su tipo.
many-gaps-count = { $lines } carencias o requisitos específicos de { $workshops } talleres cuentan tanto como una prioridad específica. Los archivos sobre un mismo tema y día son un solo taller, y una línea que su acta repite es una sola línea. Una petición que abarca todo un campo da como máximo el nivel 2 y no eleva nada más. Las líneas que solo introducen otras, y las que los editores repiten, no aportan nada.
trust-of-links = Un vínculo es válido con una probabilidad según quién decidió: un revisor, { $one }; varios que coinciden, { $agreed }; varios que discrepan en si es válido, { $disputed }; un panel, { $panel }. Son elecciones de gabinete. Cuando los revisores difieren en el grado, cuenta el más débil.
need-is-a-distribution = El nivel de necesidad se calcula sobre todos los vínculos que pueden ser válidos. Cuando ninguno lo es y se celebró un taller sobre uno de los temas, se aplica la distribución de lo no mencionado, también una elección de gabinete: { $law }. Sin taller, el nivel se desconoce.
how-need-follows = Cómo se deduce el nivel de los enunciados: 5 cuando una prioridad específica la pide directamente y otro taller también la pide de forma específica; 4 cuando la pide una prioridad específica, o { $lines } carencias y requisitos específicos en { $workshops } talleres; 3 cuando la pide una carencia o un requisito específico; 2 cuando un enunciado la nombra solo como ayuda, como práctica existente, como solución o para normas o compras, o pide todo un campo. Un enunciado que limita una tecnología no dice nada de la necesidad.
old-after = Un enunciado se marca como antiguo cuando su taller es anterior en más de { $years ->
    [one] 1 año
   *[other] { $years } años
    } a la fecha de la edición.
how-far-reviewers-agree = Hasta qué punto coinciden los revisores en los vínculos
how-kappa-is-measured = Kappa de Cohen sobre respuesta directa, ayuda, limita y rechazado, para cada dos personas que decidieron sobre los mismos vínculos: 1 es acuerdo total; 0, lo que daría el azar. Con pocos vínculos es aproximada.
no-second-reviewer = Nadie ha revisado los vínculos por segunda vez, de modo que no puede indicarse ningún acuerdo.
weights-of-kinds = Tipos: { $kinds }; todos los demás, 0. Vínculos: { $grades }.
law-method = Ayuda a la lectura, nunca asesoramiento jurídico. La clase corresponde al uso, de modo que un despliegue concreto puede diferir. Cuando se aplican varias clases al uso habitual, el efecto más estricto decide el anillo y cuenta el nivel más bajo. Una línea jurídica que mencionaron los profesionales baja el nivel en { $levels }, no por debajo de { $least }.
legal-classes = Clases jurídicas
column-class = Clase
column-instrument = Instrumento
column-effect = Efecto
column-level-special = Nivel con categorías especiales de datos
column-checked = Comprobado
checked-with-source = { $date }, { $source }
threshold-of-ring = { $ring } desde un valor de { $threshold }
scale-with-best = de { $low } a { $high }; { $best } es lo mejor
worth-straight = una línea recta de 0 a 1
worth-piecewise = líneas rectas entre { $points }
worth-of-level = { $level }: { $worth }
panel-one-expert = un evaluador para toda la tecnología
panel-one-each = un evaluador para cada criterio, de forma independiente
undefined-figure = sin definir: nada que distinguir
alpha-with-distance = { $alpha } ({ $distance })
interval = { $estimate } (de { $low } a { $high })
method-ours = El nuestro: el valor ponderado
goes-to-ring = { $technology } pasa a { $ring }
passes = { $technology } adelanta a { $passed }
condition-at-least = { $measure } es al menos { $limit }
condition-unknown-fails = { $condition }; un nivel que nadie conoce no la cumple
condition-at-most = { $measure } es como máximo { $limit }
condition-unknown-passes = { $condition }; un nivel que nadie conoce la cumple
condition-asked = Profesionales: { $states }
condition-law = El derecho dice: { $effects }
or-list = { $before } o { $next }
missing-counts-as-middle = Los niveles que faltan cuentan aquí como el centro de la escala, también para el nuestro.

## Lists of technologies

no-technology-yet = todavía ninguna tecnología
ring-with-count = { $ring } { $count }
ring-with-count-borderline = { $ring } { $count } ({ $borderline })
all-borderline = { $count ->
    [one] en el límite
   *[other] todas en el límite
}
count-and-remark = { $count }, { $remark }

## One sheet on a topic or a group, as a page and as a document

kind-briefing = informe breve
brief-step = Informe breve
brief-as-page = una página para una reunión
brief-short = una página
brief-take-along = Para llevar:
brief-as-document = Lo mismo como documento ({ $form })
brief-whole = Todo sobre ello
brief-print = Impreso desde el navegador ocupa una hoja A4.
brief-head = Informe breve: { $kind }. { $edition }
brief-of-topic = tema de { $group }
brief-of-group = grupo de profesionales
brief-edition = { $title }, edición { $edition }, datos de { $date }
brief-lead-topic = { $technologies } podrían servir a este tema. { $asked } { $unanswered }
brief-lead-topic-not-asked = { $technologies } podrían servir a este tema, encontradas por investigación documental. Todavía no se ha celebrado ningún taller sobre él.
brief-lead-group = { $technologies } podrían servir a este grupo. Se celebraron talleres sobre { $held } de sus { $topics } temas. { $asked } { $unanswered }
brief-asked = { $count ->
    [0] Los profesionales no señalaron ninguna necesidad.
    [one] Los profesionales señalaron 1 necesidad.
   *[other] Los profesionales señalaron { $count } necesidades.
}
brief-unanswered = { $count ->
    [0] Cada una tiene una tecnología que podría responder a ella.
    [one] Para 1 de ellas no hay tecnología.
   *[other] Para { $count } de ellas no hay tecnología.
}
brief-technology = Tecnología
brief-sure = Seguridad
brief-why = Por qué
brief-next-step = Siguiente paso
brief-more = { $count ->
    [one] y 1 más, en { $page }
   *[other] y { $count } más, en { $page }
}
brief-answers = { $count ->
    [one] respuesta directa a 1 necesidad de aquí
   *[other] respuesta directa a { $count } necesidades de aquí
}
brief-helps = { $count ->
    [one] ayuda con 1 necesidad de aquí
   *[other] ayuda con { $count } necesidades de aquí
}
brief-answers-and-helps = { $count ->
    [one] respuesta directa a 1 necesidad de aquí, ayuda con { $helps }
   *[other] respuesta directa a { $count } necesidades de aquí, ayuda con { $helps }
}
brief-not-asked-here = no se pidió aquí
brief-legal-advice = Pida primero asesoramiento jurídico: { $instrument }
brief-ask-first = Pregunte a los profesionales si la necesitan
brief-nobody-asked = Todavía no se ha consultado a nadie.
brief-none-open = Ninguna: todo lo pedido tiene una tecnología que podría responder a ello.
brief-no-standard = Ninguna vigente en nuestra lista.
brief-law = Qué restringe la ley (no es asesoramiento jurídico)
brief-next = Qué hacer a continuación
brief-advice = { $ring }: { $advice }
brief-score = Haga puntuar { $criteria }: nadie lo ha hecho todavía.
brief-hold-workshop = Consulte a los profesionales: no se ha celebrado ningún taller sobre { $topics }.
brief-so-sure = { $count } { $word }
brief-rings-sure = Qué seguridad tienen los anillos: { $counts }.
brief-date-found = { $days } ({ $found })
brief-workshop = «{ $title }», { $dates }
brief-workshop-undated = «{ $title }»
brief-source = { $count ->
    [one] Lo que aquí se pide viene de 1 taller: { $workshops }.
   *[other] Lo que aquí se pide viene de { $count } talleres: { $workshops }.
}
brief-source-desk = Todo lo que aquí figura viene de investigación documental; no se ha celebrado ningún taller.
brief-imprint = Esta hoja: { $page }. { $contact }. Licencia: { $licence }.

## Documents for paper

one-page-briefing = informe de una página ({ $form })
poster-a3 = cartel ({ $form })
map-and-list = mapa y lista ({ $form })
document-form = PDF, { $paper }
document-form-in-language = PDF, { $paper }, en { $language }
paper-drawn-by = Dibujado por leadar { $version }
paper-edition = edición { $edition }, datos de { $date }
paper-title-and-edition = { $title }, { $edition }
paper-imprint = { $contact } – licencia { $licence } – leadar { $version }
paper-imprint-of-site = { $site } – { $contact } – licencia { $licence } – leadar { $version }
paper-no-workshop = { $technologies } para los temas de este grupo. Todavía no se ha celebrado ningún taller de este grupo; lo que se pide procede de talleres de otros.
paper-standards-to-cite = Normas que citar
paper-how-sure = Qué seguridad tiene
paper-law-line = { $technology }: { $effect } ({ $instrument })
paper-more = y { $count } más
paper-records = Qué se ha hecho en otros lugares
paper-record = { $technology }: { $kind }, { $bearing } – { $who }, { $date } ({ $publisher })
bearing-for = habla a su favor
bearing-both = habla a favor y en contra
bearing-against = habla en contra
paper-desk-estimates = { $desk } de { $all } intervalos de TRL son estimaciones de gabinete.
paper-not-yet-asked = { $technologies } sobre las que no se ha consultado aún en ningún taller.
number-and-title = { $number }: { $title }
paper-view-summary = { $view }. { $summary }
paper-map-about = Radar: { $title }. { $technologies }. La lista tiene las mismas entradas.
paper-mark = { $number }. { $name }, { $ring }
paper-unnumbered = { $count ->
    [one] 1 marca no lleva número por falta de espacio; la lista la incluye.
   *[other] { $count } marcas no llevan número por falta de espacio; la lista las incluye.
    }
paper-ring-heading = { $ring } ({ $count })
paper-rings-mean = Qué significan los anillos
paper-how-to-read = Cómo leer el mapa
paper-radius-means = Cuanto más cerca del centro de su anillo, mayor es el valor. El ángulo y la distancia entre dos marcas no significan nada.
paper-cluster = +{ $count }: { $count } tecnologías de { $sector }, { $ring }, como una sola marca; la lista las tiene todas.

## What a buyer does about a standard

action-use-successor = anulada: utilice { $successor }
action-do-not-cite = anulada: no la cite; sin sucesora en nuestra lista
action-national-only = solo nacional: proponga una norma europea o un acuerdo de taller (CWA)
action-comply = derecho: cumplirlo
action-adopt = adoptar
action-watch = solo observar: no exige nada que una licitación pueda citar
action-adopt-watch = adoptar y seguir la revisión
action-adopt-check = adoptar y comprobar la revisión en curso

## Reasons in half a line

reason-trl = TRL { $low }
reason-trl-range = TRL { $low }–{ $high }
reason-not-yet-asked = tema aún sin consultar
reason-not-mentioned = no se menciona en un taller sobre sus temas
reason-asked-in = pedida en { $topics }
reason-helps-in = ayudaría en { $topics }
reason-in-use-in = ya en uso en { $topics }
reason-mentioned-in = mencionada en { $topics }
short-not-mentioned = no mencionada
short-asked-in = { $count ->
    [one] pedida en 1 tema
   *[other] pedida en { $count } temas
    }
short-helps-in = { $count ->
    [one] ayudaría en 1 tema
   *[other] ayudaría en { $count } temas
    }
short-in-use-in = { $count ->
    [one] en uso en 1 tema
   *[other] en uso en { $count } temas
    }
short-mentioned-in = { $count ->
    [one] mencionada en 1 tema
   *[other] mencionada en { $count } temas
    }
reason = { $maturity }; { $demand }
reason-with-sureness = { $maturity }; { $demand }; { $confidence }

## Lists in sentences, days

list-and = { $before } y { $last }
day = { $day } de { $month } de { $year }
month-of-year = { $month } de { $year }
days-by-source = { $days } ({ $found })
days-or = { $before } o { $next }
days-in-month = { $first }–{ $last } de { $month } de { $year }
days-over-months = { $first } de { $first_month } de { $first_year } – { $last } de { $last_month } de { $last_year }
january = enero
february = febrero
march = marzo
april = abril
may = mayo
june = junio
july = julio
august = agosto
september = septiembre
october = octubre
november = noviembre
december = diciembre

## How sure a ring is

ring-is-the-middle = { $ring } no es el anillo más probable, sino el intermedio: él, o un anillo más cercano al centro, resulta en { $share } de los casos.
workshop-may-change-ring = Todavía no se ha consultado a nadie sobre sus temas; un taller puede cambiar el anillo.
little-weight-known = Solo se conoce el { $coverage } de los pesos; el lugar dentro del anillo se apoya en poco.
sure = segura
fairly-sure = bastante segura
borderline = en el límite
sure-with-share = { $word } ({ $share })
sure-with-runner-up = { $word } ({ $share }; si no, { $ring })
sure-with-tie = { $word } ({ $share }, empate con { $ring })
sure-held = { $word } ({ $share }), se mantiene; las reglas piden { $ruled } ({ $ruled_share })
provisional-before = provisional, { $word }
verdict-always = Segura. Considerado todo lo posible, resulta siempre { $ring }.
verdict-of-trls = { $word }. Solo el TRL es incierto: { $count } de los { $all } TRL de su intervalo dan { $ring }.
verdict = { $word }. Considerado todo lo posible, resulta { $shares } de los casos.
share-of-trls = { $count } de { $all } TRL
provisional-because = Provisional: { $reasons }.
one-source-maturity = su TRL se apoya en una sola estimación o documento
one-source-law = nadie ha revisado la lectura del derecho
one-source-links = una sola persona decidió todos sus vínculos
ring-in-share = { $ring } en { $share }
less-than-one-percent = menos del 1 %
more-than-99-percent = más del 99 %
weights-fixed = como se declararon, en cada sorteo
weights-around = en torno a los pesos declarados (Dirichlet, concentración { $concentration })
weights-in-ranges = en cualquier punto de los intervalos declarados, todos los conjuntos por igual
weights-in-order = con cualquier peso que conserve el orden declarado, todos los conjuntos por igual
weights-free = con cualquier peso, todos los conjuntos por igual
weights-of-groups = uno de { $groups } grupos de profesionales en cada sorteo, y después { $distribution } de ese grupo

## Momentum: yearly counts

share-of-source = Proporción de la fuente en { $year }: { $share } de cada 100 000.
growth-of-share = Crecimiento anual de la proporción de la fuente, de { $from } a { $to } (regresión de Poisson): { $growth }; intervalo del 95 %: de { $low } a { $high }.
growth-of-counts = Crecimiento anual de los recuentos, de { $from } a { $to } (regresión de Poisson): { $growth }; intervalo del 95 %: de { $low } a { $high }.
doubles-in = Se duplica en { $years } años.
recent-works = De todos los trabajos, el { $share } es de los tres últimos años.
burst = Auge de { $first } a { $last }, peso { $weight } (Kleinberg).
series-break = Ruptura de la serie: en { $year } el total de la fuente es { $ratio } veces el del año anterior, de modo que desde entonces cuenta otra cosa; los años anteriores y posteriores no son comparables.
series-break-told = Ruptura de la serie: la propia fuente dice que cuenta de otro modo desde { $year }; los años anteriores y posteriores no son comparables.
published-logistic = Solo para comparar con estudios publicados, una curva logística sobre el total acumulado: { $share } de un techo de { $ceiling }.
published-gompertz = Solo para comparar con estudios publicados, una curva de Gompertz sobre el total acumulado: { $share } de un techo de { $ceiling }.
published-bass = Solo para comparar con estudios publicados, el modelo de adopción de Bass: { $share } de un techo de { $ceiling }.
curve-too-little = Datos insuficientes para una curva: hacen falta siete años completos y treinta trabajos.
curve-none-fits = no se ajusta ninguna curva con techo
curve-ceiling-unknown = Techo desconocido ({ $curve }): los datos no dicen dónde terminará el crecimiento.
curve-ceiling-unknown-at-least = Techo desconocido ({ $curve }): los datos no dicen dónde terminará el crecimiento. Se ha alcanzado al menos el { $share }.
curve-fitted = { $stage } ({ $curve }): se ha alcanzado el { $share } del techo; intervalo del 95 %: de { $low } a { $high }.
curve-logistic = logística
curve-gompertz = Gompertz
stage-emerging = emergencia
stage-growth = crecimiento
stage-maturity = madurez
stage-saturation = saturación
ready-without-award = El TRL de { $low } a { $high } indica que está lista para el uso, pero { $source } no tiene ningún anuncio de adjudicación de un contrato sobre ella y no figura ninguna norma. Alguien debería examinar ambas cosas.
early-with-awards = El TRL de { $low } a { $high } indica una fase temprana, pero { $source } tiene { $count ->
    [one] un anuncio
   *[other] { $count } anuncios
    } de contratos adjudicados que la nombran. Alguien debería examinar ambas cosas.
early-and-falling = El TRL de { $low } a { $high } indica una fase temprana, pero su proporción en { $source } desciende: { $growth } al año; intervalo del 95 %: de { $from } a { $to }. Alguien debería examinar ambas cosas.
listed-standard-withdrawn = { $number } figura como vigente, pero { $source } dijo el { $date } que está anulada. Alguien debería examinar la lista.
emergence-new = Novedad: nueva; el { $share } de los trabajos de { $from } a { $to } corresponde a los tres primeros de estos años, y hasta el 15 % se considera nueva.
emergence-not-new = Novedad: no es nueva; el { $share } de los trabajos de { $from } a { $to } corresponde a los tres primeros de estos años, y hasta el 15 % se considera nueva.
emergence-persists = Persistencia: sí; { $works } trabajos en { $years } de estos años, y bastan 7 trabajos en 3 años.
emergence-does-not-persist = Persistencia: no; { $works } trabajos en { $years } de estos años, y se piden 7 trabajos en 3 años.
emergence-grows = Crecimiento: sí; todo el intervalo del 95 % de la pendiente está por encima de cero.
emergence-does-not-grow = Crecimiento: sin demostrar; el intervalo del 95 % de la pendiente no está por encima de cero.
emergence-growth-unknown = Crecimiento: desconocido; no puede estimarse una pendiente.
emergence-one-organisation = Comunidad: se nombra una sola organización.
emergence-community = Comunidad: varias organizaciones; la mayor tiene el { $share }.
emergence-community-unknown = Comunidad: desconocida; la fuente no nombra organizaciones.
momentum-contradicts-trl = Los recuentos en { $source } parecen indicar { $stage }, mientras que el TRL de { $low } a { $high } dice otra cosa. Alguien debería examinar ambos.

## Why a criterion has its level

because-set = Fijado por { $by } el { $date }: { $reason }
because-panel = Mediana de lo que se dio: { $given }.
because-panel-round = Cuenta la ronda { $round }.
because-panel-notes = Notas: { $notes }
level-by = { $level } por { $assessor }
level-by-with-range = { $level } (de { $low } a { $high }) por { $assessor }
because-not-scored = Nadie lo ha puntuado todavía.
because-not-yet-asked = No se ha celebrado ningún taller sobre ninguno de sus temas; la demanda aún no se ha recogido.
because-priority-echoed = La prioridad específica { $priority } la pide, y también { $other }, de otro taller.
because-priority = La prioridad específica { $priority } la pide.
because-many-gaps = La piden { $count } carencias o requisitos en { $workshops } talleres: { $needs }.
because-gaps = La piden carencias o requisitos específicos: { $needs }.
because-broad-only = Solo la piden peticiones que abarcan todo un campo: { $needs }.
because-links-unsure = { $because } Si todos los vínculos fueran seguros, sería el nivel { $level }; considerados los vínculos que pueden ser válidos, este nivel es la mediana.
because-help-only = Es solo una ayuda para otras necesidades, o se nombra como práctica, como solución, para normas o compras, o en una petición que abarca todo un campo: { $needs }.
because-trl = TRL de { $low } a { $high } ({ $basis } de { $date }).
because-class-unknown = Su clase jurídica no está declarada.
because-class = Clase jurídica «{ $class }».
because-class-special = Clase jurídica «{ $class }» con categorías especiales de datos personales.
because-other-class = También se aplica: clase jurídica «{ $class }», nivel { $level }; cuenta el nivel más bajo.
because-class-lowered = Clase jurídica «{ $class }», nivel { $level }; rebajado porque la limitan líneas jurídicas: { $needs }.
because-class-special-lowered = Clase jurídica «{ $class }» con categorías especiales de datos personales, nivel { $level }; rebajado porque la limitan líneas jurídicas: { $needs }.
because-standards = En nuestra lista: { $numbers }.
because-no-standard = No se encontró ninguna norma en nuestra lista, lo que no prueba que no exista.
because-not-scanned = No se ha consultado ninguna fuente sobre ella ni se ha registrado ninguna constancia pública.
because-found = { $works } en { $sources }.
because-found-growing = { $works } en { $sources }, en aumento de año en año.
because-on-record = { $count ->
    [one] Lo dice una constancia pública: { $records }.
   *[other] Lo dicen { $count } constancias públicas: { $records }.
    }
because-below-table = Lo encontrado no cumple ninguna fila de la tabla de niveles de evidencia.
origin-need = calculado a partir de las necesidades vinculadas a la tecnología
origin-maturity = calculado a partir del intervalo de TRL
origin-legal = calculado a partir de la clase jurídica y de las líneas jurídicas de los talleres
origin-standards = calculado a partir de las normas de nuestra lista
origin-evidence = calculado a partir de constancias públicas y de la evidencia hallada en las consultas
origin-assessed = dado solo por evaluadores
trl-basis-panel = valoración de un panel
trl-basis-measured = demostrado mediante prueba o certificado
trl-basis-evidence = lectura de constancias públicas

## What rules ask for

measure-trl-low = el TRL
measure-trl-high = el TRL más alto que puede tener
measure-level = el nivel en «{ $criterion }»
measure-value = el valor ponderado
must-be-at-least = { $measure } debe ser al menos { $limit }
must-be-at-most = { $measure } debe ser como máximo { $limit }
limit-and-is = { $limit } y es { $found }
limit-and-range = { $limit } y va de { $low } a { $high }
limit-in-share = { $limit } y va de { $low } a { $high }: se cumple en { $share } de los casos
limit-unknown = { $limit }; nadie lo conoce: se cumple en { $share } de los casos
asking-must-be-and-is = la consulta a los profesionales debe haber dado «{ $wanted }» y el estado es «{ $found }»
asking-must-be-in-share = la consulta a los profesionales debe haber dado «{ $wanted }» y el estado es «{ $found }» mientras sea válido un vínculo; la condición se cumple con una probabilidad de { $share }
law-must-say-and-says = el derecho debe decir «{ $wanted }» y dice «{ $found }»
or-in-quotes = { $before }» o «{ $next }
effect-none = sin límite propio; rige el resto del derecho
effect-duty = permitido con obligaciones
effect-power = facultad policial que exige autorización previa en cada caso
effect-prohibits-part = parte de los usos prohibida
effect-authorisation = solo con autorización, caso por caso
effect-prohibits = prohibido

## What changed between two editions

route = de { $from } a { $to }
route-changed = de { $from } a { $to }; { $changes }
route-unexplained = de { $from } a { $to }; nada de lo que ambas ediciones conservan de ella ha cambiado
route-waits = { $from }, las reglas piden { $to }
route-waits-changed = { $from }, las reglas piden { $to }; { $changes }
route-new = en { $to }
route-gone = estaba en { $from }; { $why }
left-rejected = rechazada el { $date } por { $by }: { $reason }
left-not-looked-at-again = sin volver a examinar desde el { $date } ({ $by }): { $reason }
left-without-a-reason = sin volver a examinar desde el { $date } ({ $by })
left-without-a-word = su archivo ya no está: no se ha vuelto a examinar y nadie dice por qué
route-stays = en { $to }; { $changes }
route-renamed = en { $to }, se llamaba { $name } ({ $id })
route-renamed-too = { $route }; se llamaba { $name } ({ $id })
route-merged = ahora forma parte de { $name } ({ $id }) en { $to }; estaba en { $from }
trl-before = TRL { $now }, antes { $before }
law-before = derecho: «{ $now }», antes «{ $before }»
level-before = { $criterion } { $now }, antes { $before }
level-unknown = se desconoce
new-since-edition = Nueva desde la edición { $edition }.
same-ring-as-in-edition = En el mismo anillo que en la edición { $edition }.
was-in-edition = Estaba en { $ring } en la edición { $edition }.
was-called-in-edition = Se llamaba { $name } ({ $id }) en la edición { $edition }.
changed-behind-it = Qué cambió detrás de ello: { $changes }.
was-in-undeclared-ring = Estaba en «{ $ring }» en la edición { $edition }, un anillo que ya no está declarado; su lugar actual se deduce solo de las reglas.
held-because = Se mantiene en { $ring } desde la edición { $edition }. Las reglas piden ahora { $ruled } ({ $share }); un anillo cambia cuando piden el mismo en { $editions } ediciones seguidas, o de inmediato con { $probability } o más; lo han pedido { $asked ->
    [1] una vez
    [2] dos veces
   *[other] { $asked } veces seguidas
}.
held-counted-from = Esto se cuenta desde { $ruled }, que es lo que piden las reglas, no desde { $ring }, donde se mantiene.
counted-from-middle = Esto se cuenta en el centro de todo lo posible, donde las reglas dan { $middle }; considerados todos los casos sorteados, el anillo es { $ring }.
held-advice = Ese es el consejo para { $ring }, donde se mantiene. Las reglas piden { $ruled }: { $advice }
held-mark = se mantiene
held-here = se mantiene aquí
asked-for-here = lo piden las reglas

## What a change would do

would-move-trl = Un TRL { $to } en lugar de { $from } la llevaría a { $ring }.
would-move-unknown = { $criterion }: se desconoce; el nivel { $to } la llevaría a { $ring }.
would-move-unknown-to-meaning = { $criterion }: se desconoce; el nivel { $to } ({ $meaning }) la llevaría a { $ring }.
would-move-certain = El nivel { $level } en { $criterion } ({ $meaning }), si fuera seguro, la llevaría a { $ring }.
would-move-level = El nivel { $to } en lugar de { $from } en { $criterion } la llevaría a { $ring }.
would-move-level-to-meaning = El nivel { $to } ({ $meaning }) en lugar de { $from } en { $criterion } la llevaría a { $ring }.
would-move-weight = Mover el peso de { $criterion } de { $from } a { $to } la llevaría a { $ring }.
would-move-law = Sin el límite que fija el derecho estaría en { $ring }.
would-move-law-by = { $moved } Entonces decide la regla { $number }: «{ $rule }»
would-move-law-lacks = { $moved } Para { $ring }, por alto que sea el TRL, { $missing }.
trial-weight = el peso de { $criterion } es { $weight }
trial-level = { $technology } tiene el nivel { $level } en { $criterion }
trial-level-unknown = se desconoce el nivel de { $technology } en { $criterion }
trial-trl = { $technology } tiene TRL { $low }
trial-trl-range = { $technology } tiene TRL de { $low } a { $high }

## The working behind one placement, in the terminal

ring-and-meaning = { $ring }: { $meaning }

## Plots

plot-how-sure-each = Qué seguridad tiene cada anillo
plot-how-sure-each-all = { $borderline } de { $count } tecnologías están en el límite. La menos segura es { $least }: { $share } en el anillo en que se dibuja. Se muestran todas.
plot-how-sure-each-some = { $borderline } de { $count } tecnologías están en el límite. La menos segura es { $least }: { $share } en el anillo en que se dibuja. Se muestran las { $shown } menos seguras.
plot-how-sure = { $technology }: qué seguridad tiene el anillo
plot-weights = { $technology }: pesos con los que el anillo se mantiene
plot-weights-text = El anillo se mantiene con estos pesos, cada uno por separado: { $weights }. Todos los demás pueden ser cualesquiera.
plot-weight-interval = { $criterion } de { $low } a { $high }
plot-assessors = { $technology }: qué dieron los evaluadores
plot-assessors-text = { $criteria }.
plot-assessors-of = { $criterion }: { $count } puntuaciones, mediana { $median }, la mitad de ellas de { $lower } a { $upper }
plot-counts = { $technology }: recuentos por año en { $source }
plot-counts-text = { $total } contados de { $from } a { $to }. { $curve }
plot-counted-in = contados en { $source }
plot-coverage = Necesidades que tienen una tecnología
plot-coverage-text = Necesidades con una tecnología, de las expresadas: { $topics }.
plot-coverage-of = { $answered } de { $asked } en { $topic }
plot-technology = Tecnología
plot-drawn-in = Se dibuja en
plot-criterion = Criterio
plot-share-now = Parte actual
plot-stays-from = Se mantiene desde
plot-stays-to = Se mantiene hasta
plot-assessors-column = Evaluadores
plot-first-quartile = Primer cuartil
plot-median = Mediana
plot-third-quartile = Tercer cuartil
plot-values = Valores
plot-year = Año
plot-fitted-curve = Curva ajustada
plot-needs = Necesidades
plot-stated = Expresadas
plot-with-technology = Con tecnología
plot-without = Sin ella
plot-nothing-yet = todavía nada que mostrar
plot-key-stays = parte con la que la ubicación se mantiene
plot-key-share-now = parte actual
plot-key-middle-half = mitad central
plot-key-median = mediana
plot-key-one-assessor = un evaluador
plot-key-with-technology = con tecnología
plot-key-without = sin ella
plot-nothing-asked = no se pidió nada
plot-key-fitted-curve = curva ajustada
plot-key-series-break = ruptura de la serie

## Maps: for those who do not see them

map-title = Radar: { $title }
map-description = Anillos desde el centro: { $rings }. Sectores: { $sectors }. La lista tiene las mismas entradas.
ring-of-technologies = { $ring }: { $technologies }
mark-name = { $number }. { $name }. { $ring }. { $sector }.
mark-borderline = En el límite: { $ring } { $share }.
mark-held = Se mantiene; las reglas piden { $ring }.
mark-provisional = Provisional.
mark-not-yet-asked = Aún sin consultar.
mark-new = Nueva.
mark-moved-inward = Se acercó al centro.
mark-moved-outward = Se alejó del centro.
mark-unchanged = Sin cambios.
mark-of-several = { $count } tecnologías más. { $ring }. { $sector }. La lista las incluye.

## Maps: the legend, which is measured and set with the map

legend-marks = Marcas
sign-technology = tecnología
sign-same-ring = tecnología en el mismo anillo que antes
sign-same-ring-or-unsaid = tecnología en el mismo anillo que antes, o de la que no se dice nada
sign-not-yet-asked = aún sin consultar: ningún enunciado y ningún taller sobre sus temas
sign-restricted = restringida por la ley, fuera de los anillos
sign-new = nueva en esta edición
sign-moved-inward = se acercó al centro
sign-moved-outward = se alejó del centro
sign-borderline = en el límite: la parte continua del borde indica lo probable que es el anillo contiguo, en el lado en que está; la lista tiene el número
sign-trail = el recorrido desde la edición anterior
sign-highest-demand = la más pedida: demanda { $demand }; la superficie es proporcional a la demanda
sign-demand = demanda { $demand }
sign-least-demand = demanda { $demand } o menos, o ninguna

## Maps: notices, on pages, in legends and as warnings in the terminal

notice-sectors-elsewhere = Llegó un sector que no encuentra sitio entre los demás: todos los sectores están en otras direcciones que en la edición anterior; las marcas conservan su lugar dentro de su sector en la medida en que hay espacio.
notice-rings-elsewhere = Los anillos son distintos de los de la edición anterior: las marcas conservan su dirección, no su distancia al centro.
notice-scale-grown = Llegaron a { $ring } valores que su escala no abarca: ha crecido, y sus marcas están a otras distancias del centro que en la edición anterior.
notice-off-radius-in-cell = { $count ->
    [one] En { $sector }, { $ring }, { $near } tecnologías tienen casi el mismo valor; 1 se aparta hasta { $farthest } unidades del radio de su valor.
   *[other] En { $sector }, { $ring }, { $near } tecnologías tienen casi el mismo valor; { $count } se apartan hasta { $farthest } unidades del radio de su valor.
    }
notice-off-radius = { $count ->
    [one] Por falta de espacio, 1 marca se aparta hasta { $farthest } unidades del radio de su valor, en { $cells } casillas.
   *[other] Por falta de espacio, { $count } marcas se apartan hasta { $farthest } unidades del radio de su valor, en { $cells } casillas.
    }
notice-small-marks = Por falta de espacio, todas las marcas se dibujan pequeñas, con radio { $radius }.
notice-clustered = { $count } tecnologías de { $sector }, { $ring }, se dibujan como una sola marca con su número; la lista las tiene todas.
notice-without-value = Las marcas sin valor se reparten por su anillo; su distancia al centro no significa nada.
notice-provisional = { $count } de { $all } tecnologías son provisionales: su madurez, la lectura del derecho o todos sus vínculos se apoyan en una sola fuente.
notice-all-provisional = Todas las ubicaciones son provisionales: su madurez, la lectura del derecho o todos sus vínculos se apoyan en una sola fuente.
notice-unnamed = { $count ->
    [one] 1 nombre no cabe en el mapa. Junto a su marca está el número que tiene en la lista.
   *[other] { $count } nombres no caben en el mapa. Junto a cada una de sus marcas está el número que tiene en la lista.
    }
notice-unnumbered = { $count ->
    [one] 1 marca no tiene sitio para un nombre ni un número al lado: deténgase en ella para leer su nombre, o búsquela en la lista.
   *[other] { $count } marcas no tienen sitio para un nombre ni un número al lado: deténgase en una para leer su nombre, o búsquela en la lista.
    }

## Terminal: leadar score

asked-yes = pedida
asked-not-mentioned = no mencionada
asked-not-yet = aún sin consultar
name-and-mark = { $name } ({ $mark })

## Terminal: leadar scan

standard-review-due = { $words } Compruebe su estado antes de citarla.

## What to find out next, and what rings hang on

next-heading = Qué averiguar a continuación
next-all = Todas las preguntas
next-lead = Las preguntas cuyas respuestas más cambiarían, y quién podría responderlas.
next-how = De { $count } cosas que nadie sabe con certeza, { $worth } tienen una respuesta que llevaría una tecnología a otro anillo. Aquí figuran las { $listed } que más cambian, primero las de mayor cambio. Eso dice qué valdría una respuesta, no qué cuesta ni cuál es la correcta.
goes-to-practitioners = Para preguntar a los profesionales
goes-to-users = Para preguntar a quienes la han probado o la usan
goes-to-desk = Para decidir leyendo
goes-to-lawyers = Para preguntar a un jurista
goes-to-assessors = Para valorar
plain-question-trl = ¿Qué nivel de madurez tecnológica (TRL) tiene?
plain-question-on = { $technology }: { $question }
plain-question-link = { $technology }: ¿responde a «{ $statement }»?
plain-question-limit = { $technology }: ¿la limita «{ $statement }»?
plain-answer = { $found }: { $ring } (se espera en el { $share } de los casos).
plain-found-trl = está en TRL { $trl }
plain-found-level = la respuesta es «{ $meaning }» (nivel { $level })
plain-found-levels = la respuesta va de «{ $least }» (nivel { $low }) a «{ $most }» (nivel { $high })
plain-found-other = la respuesta es el nivel { $level }
plain-moves = En el { $changes } de los casos la respuesta la lleva a otro anillo.
next-not-counted = Las reglas piden el valor, de modo que el anillo de cada respuesta es el del centro de todo lo demás.
next-questions = Las preguntas que más cambian
next-nothing = Ninguna respuesta a una sola pregunta cambiaría un anillo.
next-all-as-data = Todas las preguntas están en { $file }; { $command } las muestra.
next-kinds = Por tipo y grupo
next-kinds-how = La suma de las preguntas de un tipo para un grupo de profesionales: lo que un panel o un taller podría cambiar en total si sus preguntas fueran independientes.
next-who = Quién podría saberlo: { $who }.
question-worth = Cambio esperado: { $rings } anillos; el anillo cambia en { $share } de los casos.
question-trl = ¿Cuál es el TRL de { $technology }?
question-criterion = { $criterion } de { $technology }: { $question }
question-link = ¿Habla «{ $statement }» ({ $need }) a favor de { $technology }?
question-limiting-link = ¿Limita «{ $statement }» ({ $need }) a { $technology }?
who-tested = quien la haya probado o la use
who-second-reviewer = un segundo revisor, además de { $by }
who-workshop = un taller sobre { $topic }
who-asked-again = los profesionales de { $topic }, consultados de nuevo sobre ella
who-practitioners = los profesionales que podrían usarla
who-lawyer = un jurista
who-standards = alguien que trabaje con las normas de su campo
who-evidence = una consulta a las fuentes, o quien la haya evaluado
who-assessors = los evaluadores de { $criterion }
answer-leads-to = { $found }: { $ring } ({ $share })
range-of-answers = de { $low } a { $high }
answer-holds = sí
answer-fails = no
questions-on-trl = TRL
questions-on-links = Vínculos con necesidades
no-group = ningún grupo de profesionales
what-it-hangs-on = De qué depende
what-rings-hang-on = De qué dependen los anillos
one-way-how = Se cambia una cosa y todo lo demás sigue siendo tan incierto como es: cada límite de una regla un paso más bajo o más alto, cada vínculo omitido, otra distribución para los niveles que nadie conoce, cada TRL uno más bajo o más alto. Se indica cuántas tecnologías cambian de anillo.
hangs-on-nothing = Ningún cambio aislado de un límite, un vínculo, una distribución de niveles desconocidos o el TRL cambia el anillo, ni su probabilidad en cinco puntos.
column-asked-for = Qué se pregunta
column-group = Grupo de profesionales
column-questions = Preguntas
column-expected-change = Cambio esperado, en anillos
column-change-tried = Cambio
column-technologies-moved = Tecnologías que cambian de anillo
trial-some-link = sin uno de sus vínculos
trial-without-link = sin el vínculo con { $need }
trial-trl-lower = cada TRL uno más bajo
trial-trl-higher = cada TRL uno más alto
trial-law-worst = el peor nivel de { $criterion } dondequiera que nadie lo conozca
trial-law-best = el mejor nivel de { $criterion } dondequiera que nadie lo conozca
trial-law-uniform = todos los niveles de { $criterion } por igual dondequiera que nadie lo conozca
trial-limit-at-least = regla { $rule } («{ $words }») hacia { $ring }: { $measure } al menos { $to } en lugar de { $limit }
trial-limit-at-most = regla { $rule } («{ $words }») hacia { $ring }: { $measure } como máximo { $to } en lugar de { $limit }
trial-moves = { $trial }: { $ring }.
trial-moves-from = { $trial }: { $ring }; la probabilidad de { $now } pasa de { $before } a { $after }.
trial-keeps = { $trial }: sigue en { $ring }, con { $after } en lugar de { $before }.
data-a-question = un dato que no es seguro, y qué valdría averiguarlo
data-a-trial = un cambio de una sola cosa que cambia un anillo, o su probabilidad en cinco puntos; primero, sin tecnología, cuántas tecnologías mueve cada uno
data-input-asked-for = trl, el identificador de un criterio, o link y el identificador de una necesidad
data-expected-change = media, sobre todas las respuestas, del número de anillos entre el actual y el que resultaría
data-probability-of-change = probabilidad de que la respuesta cambie el anillo
data-answers-in-words = las respuestas con los anillos a los que llevan y sus probabilidades
data-who-could-tell = quién podría responder
data-question-in-words = la pregunta
data-whether-counted = si los anillos de las respuestas se calculan de forma exacta; si no, son los del centro de todo lo demás
data-identifier-of-the-technology-or-all = identificador de la tecnología; vacío para todas
data-change-tried = regla, condición y límite; link y el identificador de una necesidad; law, criterio y nivel; trl y el paso
data-probability-now = probabilidad del anillo actual
data-probability-then = su probabilidad con el cambio
data-technologies-moved = cuántas tecnologías cambian de anillo

## Why something stands elsewhere: clauses that can follow "because"

asks-trl = un TRL
asks-trl-high = un TRL máximo
asks-value = un valor ponderado
asks-at-least = { $measure } de { $limit } o más
asks-at-most = { $measure } de { $limit } o menos
asks-asked = que la consulta a los profesionales diera: { $states }
asks-law = que el derecho diga: { $effects }
asks-nothing = nada
cause-weight = el peso de { $criterion } es { $now }, antes { $before }
cause-criterion = { $criterion } se declara de otro modo: su escala, la valía de sus niveles o lo que se sortea para uno desconocido
cause-rule-new = una nueva regla para { $ring } pide { $conditions }
cause-rule-gone = ya no existe la regla para { $ring } que pedía { $conditions }
cause-rule-asks = la regla para { $ring } pide ahora { $came }
cause-rule-asks-no-more = la regla para { $ring } ya no pide { $went }
cause-rule-asks-instead = la regla para { $ring } pide ahora { $came } en lugar de { $went }
cause-rule-words = la regla para { $ring } está redactada de otro modo
cause-rules = las reglas están en otro orden
cause-frame = se declaran otros anillos o criterios, y con ellos las reglas
cause-legal-class-new = se declaró la clase jurídica «{ $class }»
cause-legal-class-gone = la clase jurídica «{ $class }» ya no está declarada
cause-legal-class-effect = el derecho sobre «{ $class }» dice: { $now }; antes: { $before }
cause-legal-class = la clase jurídica «{ $class }» se declara de otro modo
cause-day = los datos son de { $now }, antes de { $before }, de modo que constancias y enunciados tienen otra antigüedad
cause-seen = otras tecnologías tienen ahora otros niveles, y los niveles que nadie conoce se sortean como estos
cause-standard-new = { $standard } figura en la lista
cause-standard-gone = { $standard } ya no figura en la lista
cause-standard = la entrada de { $standard } dice otra cosa
cause-standard-state = { $standard } está ahora en el estado «{ $now }», antes «{ $before }»
cause-workshop-new = se informó del taller «{ $workshop }»
cause-workshop-gone = el taller «{ $workshop }» ya no está
cause-workshop = el taller «{ $workshop }» tiene otro tema, fecha, lugar o título
cause-need-new = llegó el enunciado { $need }
cause-need-gone = el enunciado { $need } ya no está
cause-need = el enunciado { $need } dice otra cosa
cause-need-kind = el enunciado { $need } («{ $words }») es del tipo { $now }, antes { $before }
cause-link-new = llegó el vínculo de { $technology } con la necesidad { $need }, por { $by } ({ $grade })
cause-link-gone = se retiró el vínculo, por { $by }, de { $technology } con la necesidad { $need } (antes { $grade })
cause-link = el vínculo de { $technology } con la necesidad { $need }, por { $by }, dice otra cosa
cause-link-grade = el vínculo de { $technology } con la necesidad { $need }, por { $by }, es { $now }, antes { $before }
cause-assessed-trl = el TRL
cause-assessment-new = llegó la puntuación de { $by } en { $criterion } de { $technology }: { $now }
cause-assessment-gone = ya no está la puntuación de { $by } en { $criterion } de { $technology } (antes { $before })
cause-assessment = la puntuación de { $by } en { $criterion } de { $technology } es { $now }, antes { $before }
cause-trl = el TRL indicado para { $technology } es { $now }, antes { $before }
cause-law = el derecho aplicable a { $technology } es { $now }, antes { $before }
cause-law-uses = { $technology } tiene otro uso ante la ley o trata otros datos
cause-override-new = { $criterion } de { $technology } se fijó a mano en { $now }
cause-override-gone = { $criterion } de { $technology } ya no está fijado a mano (antes { $before })
cause-override = { $criterion } de { $technology } se fijó a mano en { $now }, antes { $before }
cause-topics = los temas de { $technology } son { $now }, antes { $before }
cause-record-new = llegó una constancia pública sobre { $technology } ({ $kind }): «{ $title }»
cause-record-gone = ya no está una constancia pública sobre { $technology } ({ $kind }): «{ $title }»
cause-record = una constancia pública sobre { $technology } dice otra cosa: «{ $title }»
cause-counts = se volvió a leer { $source } para { $technology } ({ $date })
cause-counts-gone = ya no está lo que { $source } daba para { $technology }
cause-words = cambiaron textos de { $technology }
cause-name = «{ $before }» se llama «{ $now }»
cause-method = el programa es { $now }, antes { $before }
cause-several = { $first }, y { $others ->
    [one] 1 cambio más que contribuyó otro tanto o que va con él
   *[other] { $others } cambios más que contribuyeron otro tanto o que van con él
    }
cause-setting-texts = los textos, la publicación o la antigüedad del radar se declaran de otro modo
cause-setting-rings = los anillos tienen otros nombres, textos o límites
cause-setting-topics = los grupos, temas o actividades se declaran de otro modo
cause-setting-views = se declaran otros mapas
cause-setting-scoring = [scoring] o [[evidence_levels]] declaran de otro modo cómo se leen la incertidumbre, la espera y la evidencia
cause-setting-demand = [demand] pondera los enunciados de otro modo
cause-setting-links = [links] confía en los vínculos de otro modo
cause-setting-standard-levels = [[standard_levels]] lee las normas de otro modo
cause-setting-constrains = [constrains] lee las líneas jurídicas de otro modo
cause-setting-readiness = [readiness] lee las constancias públicas de otro modo
cause-setting-scan = [scan] consulta otras fuentes
cause-setting-concepts = concepts.toml conoce otras palabras
cause-setting-audits = se valoraron candidatas o trabajos enumerados

## leadar diff: the text

diff-because = { $route }, porque { $cause }
diff-because-all = { $route }, porque { $cause } ({ $count })
diff-released = { $route }: las reglas ya lo pedían, y ya no espera, porque { $cause }
diff-was-held = { $route }: se mantenía en { $from } aunque las reglas pedían { $asked }; ahora piden { $to }
diff-waited = { $route }: las reglas ya lo pedían, y ahora en suficientes ediciones seguidas
diff-probability = { $ring } { $now } (antes { $before })
diff-effects-small = { $count ->
    [one] 1 cambio más de menos de medio punto porcentual y de 0,005 de un valor.
   *[other] { $count } cambios más, cada uno de menos de medio punto porcentual y de 0,005 de un valor.
    }
diff-idle-kind = { $count } × { $kind }
diff-kind-rule = reglas, anillos o criterios
diff-kind-weight = pesos
diff-kind-law = derecho
diff-kind-assessment = valoraciones
diff-kind-evidence = constancias y recuentos
diff-kind-standard = normas
diff-kind-need = talleres y enunciados
diff-kind-link = vínculos
diff-kind-setting = ajustes
diff-kind-method = método
diff-kind-words = textos
points = { $points } puntos porcentuales
points-least = menos de 0,1 puntos porcentuales
feed-title = { $title }: qué cambió
feed-entry = { $name }, edición { $edition }

## What is to be looked at again

review-by = Volver a examinar a más tardar el { $date }.
review-overdue = Debía volver a examinarse a más tardar el { $date }: plazo vencido en la fecha de esta edición.
old-at-edition = Antiguo en la fecha de esta edición, desde el { $since }.
stale-technology = { $name }: lo que se dice de ella
stale-standard = Norma { $name }
stale-link = Vínculo { $id } con { $name }
stale-workshop = Taller «{ $name }»
stale-trl = TRL de { $name }
stale-records = Constancias públicas de { $name }
stale-assessment = Puntuaciones de { $name } ({ $id })
stale-evidence = Lo que dijo { $name }
stale-overdue = Plazo vencido desde el { $date }, el día fijado.
stale-old = Antiguo desde el { $since }: es de { $date }, y se considera antiguo pasados { $years } años.
stale-touches-none = No afecta a ninguna tecnología.
stale-worth = Importancia { $worth }; afecta a { $names }.
stale-worth-of-many = Importancia { $worth }; afecta a { $names } y a { $more } más.
stale-legend = Importancia: la suma, sobre las tecnologías a las que afecta, de demanda × duda; la duda es 1 − la probabilidad del anillo en que se dibuja una tecnología.
stale-heading = Qué volver a examinar
stale-lead = { $count ->
    [one] Una cosa tiene el plazo vencido o es antigua el { $date }.
   *[other] { $count } cosas tienen el plazo vencido o son antiguas el { $date }.
}
stale-more = { $count ->
    [one] Otra más tiene menos importancia.
   *[other] Otras { $count } tienen menos importancia.
}
stale-nothing = Nada tiene el plazo vencido ni es antiguo en la fecha de esta edición.
stale-all = Todo ello, en cualquier fecha: { $command }
