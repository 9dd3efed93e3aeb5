/**
 * Spellings of one word: abbreviations, plurals and what other languages call the same, each line headed by the word
 * they are taken for. They are spelt as folding leaves them: lower case, without marks, in Latin letters.
 */
export const sameWords = `
international intl internat int internacional internationale internationaler internationales internazionale internasional interntl internatl intrntl
corporation corporacion corporate
company companies
group grp gpo groupe gruppe grupo gruppo groep gruppen koncern konsern grup
holding hldg hldgs holdings beteiligungs beteiligungen hldngs hdgs
enterprise enterprises entreprise entreprises empresa empresas entp ents entps entprs
manufacturing mfg manuf manufacturers manufacturer manufacture manufactory mfrs mfr mfgr mfrg manufg manufac manufact manufactg
brothers bros gebruder gebr freres hermanos fratelli irmaos
university univ universitat universitaet universite universidad universidade universita universiteit universitet universitas uniwersytet univerzita univerza universitatea universitesi universities yliopisto uni
technology tech technologies technologie technologien technik technics tecnologia tecnologias tecnologie teknoloji teknologi technologia technologii technol teknik tecnica tekhnologii techs techn tecn techno technologys
systems sys system systeme sistemas sistema sistemi systemes systemy syst sistem
solutions solution soln solns solucoes soluciones soluzioni losungen loesungen sols soltns
services svc svcs serv srvs servicos servicios servizi dienste dienstleistungen tjanster servs
service srv
industry industries ind inds industria industrias industrie indus industriel industrielle sanayi indust indstrs
industrial industriale
engineering eng engr engg engrg ingenieria engenharia ingegneria ingenierie ingenieurburo engrng engin
electronics electronic electronica elektronik electronique eletronica elettronica elec elektronika elektronics electr eletronicos electrotech elecs electron elctrncs
electric elektrik elettrica electrico eletrica
electrical elektro elektrotechnik
communications communication comms comm kommunikation comunicacoes comunicaciones comunicazioni comunicacion kommunikations commun communic communics comunications
telecom telecommunications telecommunication telecoms telekom telekommunikation telecomunicacoes telecomunicaciones telecomunicazioni tele telecomm telecommunicaties
network networks netw ntwk networking redes netze netwks
information informations info informacion informacao informazione informationstechnik
informatics informatica informatik informatique informatika
computer computers comp computadores komputer
computing computation
software sw softwares softw sftwr
laboratory lab labs laboratories laboratorio laboratorios laboratorium laboratoires laboratoire
research rsch forschung recherche investigacion pesquisa ricerca
development dev devt developments developement entwicklung desarrollo desenvolvimento devel develop dvlp dvlpmt
consulting konsult consult consultants consultancy consultant consultoria consultores consultora beratung conseil consulenza unternehmensberatung consltg cnslt
management mgmt mgt mngt managment gestion gestao gestione mgm mngmt manag
association assoc assn asso asociacion associacao associazione verband vereniging verein forening asn assocn
associates assocs
national natl ahli ahly melli nat nacional nationale nazionale nationaal nasional
department dept dpt departamento departement
government govt gov
institute inst institut instituto istituto instituut institutet instit
center ctr centre centro zentrum centrum centr cntr centar centers centres
college coll
academy acad academia akademie
school schools schule escuela escola ecole
hospital hosp hospitals krankenhaus klinikum hopital ospedale sykehus hospl
foundation fdn fndn fundacion fundacao fondazione fondation stiftung stichting foundations
insurance ins insur versicherung versicherungs versicherungen assurance assurances seguros assicurazioni verzekeringen sigorta insce
financial fin finl fincl
bank banco bco banque banca banka banken banks bankasi bk banc
savings sparkasse
products prods prod product produits produkte productos produtos prodotti prodts
productions producciones producoes produzioni produktion produktions produktionen produccion producao
production prodn
film films filmes filmproduktion cinematografica cinematografiche filmproduction
pictures picture pics
studio studios estudio estudios
entertainment ent entmt entertainments
media medien medios medya
pharmaceutical pharmaceuticals pharma pharm pharms farma farmaceutica pharmazeutische pharmaceutica farmaceutici
therapeutics therapeutic
chemical chem chemicals chemie chemische chimie quimica chimica chems kimya
petrochemical petrochemicals petrochem
medical med medizin medica medico medizinische
health hlth salud saude sante gesundheit
equipment equip eqpt equipments equipos equipamentos eqp eqpmt
automation automatisierung automacao automatizacion otomasyon automatisierungstechnik autom
security secur sicherheit seguridad seguranca securite
energy energie energia energi enerji enrgy
power pwr
resource resources res rscs rsrcs
investment invest inv invmt
investments invs invts investimentos inversiones
trading handel handels comercio comercial ticaret trdg trade
commercial comml commerce commerciale
logistics logistik logistica logistique lojistik
transport transporte transportes transports spedition
transportation transp
airlines airline aerolineas
american amer
america americas
united utd
first 1st aval avval
second 2nd
third 3rd
fourth 4th
fifth 5th
sixth 6th
seventh 7th
eighth 8th
ninth 9th
tenth 10th
twentieth 20th
saint st ste sankt san santa
mount mt
fort ft
partners partner ptnrs partnership prtnrs
marketing mktg mkt mktng
distribution distrib dist distributors distributor distribuidora distr distn
construction constr construccion construcao construcciones construcoes bau insaat const constructions constrn
building bldg
administration admin
innovation innovations innov innovative
instruments instrument instr
semiconductor semiconductors semi semicon
wireless wless
public pub
federal fed bundes
environmental env environment umwelt envl environ
aerospace aero
automotive automobile automobiles automobil otomotiv
motor motors motoren mot
machinery machines machine maschinen maschinenbau maquinas makina
materials material mat matls matl
metals metal metall
mining mines
county cnty co
division div
control controls ctrl
device devices
design designs
digital dig
data daten datos
bancorp bancorporation bancorporacion
bancshares bankshares
acquisition acq acqn acquis acquisitions
capital cap
fund funds
trust trusts tr
global globale
advanced adv
applied appl
integrated integr
science sciences
biotechnology biotech
organization organisation org organizacion
society societa sociedad
agency agencia agentur agence
authority auth
ministry ministerio ministere ministerium minist ministarstvo
municipal municipality municipio gemeente kommune gemeinde
city stadt ville ciudad
state staat
republic rep
hotel hotels
store stores
shop shops
market markets
airport aeroport flughafen
food foods alimentos lebensmittel
steel stahl acero
water agua wasser
china chinese
deutsche dt deutscher deutschland german germany
japan nippon nihon
russian rossiiskii
1 one
2 ii two
3 iii three
4 iv four
5 v five
6 vi six
7 vii seven
8 viii eight
9 ix nine
10 x ten
11 xi eleven
12 xii twelve
13 xiii thirteen
14 xiv fourteen
15 xv fifteen
16 xvi sixteen
17 xvii seventeen
18 xviii eighteen
19 xix nineteen
20 xx twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
100 hundred
1000 thousand
vienna wien vienne viena
munich munchen muenchen
cologne koln koeln
milan milano
rome roma rom
turin torino
florence firenze
naples napoli
venice venezia venedig
genoa genova
prague praha prag
warsaw warszawa warschau
cracow krakow krakau
moscow moskva moskau moscou
petersburg peterburg
kyiv kiev kiew
lisbon lisboa lissabon
brussels bruxelles brussel
antwerp antwerpen anvers
ghent gent gand
hague haag
copenhagen kobenhavn kopenhagen
gothenburg goteborg
zurich zuerich
geneva geneve genf ginevra
basel basle bale
nuremberg nurnberg
hanover hannover
athens athina
belgrade beograd
bucharest bucuresti
seville sevilla
saragossa zaragoza
austria osterreich oesterreich autriche
switzerland schweiz suisse svizzera schweizerische
netherlands nederland nederlandse niederlande holland dutch
belgium belgique belgie belgien
spain espana espanola espanol spanien spanish
italy italia italiana italiano italien italian
france francaise francais frankreich french
poland polska polski polen polskie polish
sweden sverige svenska schweden swedish
norway norge norsk norske norwegen norwegian
denmark danmark dansk danske danish
finland suomi suomen finnish
brazil brasil brasileira brasileiro brazilian
mexico mexicana mexicano mexican
turkey turkiye turk turkish
greece hellas hellenic greek
hungary magyar magyarorszag hungarian
czech ceska cesky ceske
russia rossii rossiya
uk britain gb
america usa us
royal koninklijke koninklijk kongelige kungliga
iran iranian
egypt egyptian misr
kuwait kuwaiti
qatar qatari
jordan jordanian
oman omani
bahrain bahraini
emirates emirati uae
india indian
korea korean
vietnam vietnamese viet
ireland irish
scotland scottish
australia australian
canada canadian
ukraine ukrainian ukraina
riyadh riyad
railway railways railroad rail rwy ry
foerderung forderung
angewandte angewandten
wissenschaften wissenschaft
technical technische technischer technischen technique
applied angewandte
architecture architektur arquitectura
south sud sur
centralna central centrale zentrale
doctor dr
professor prof
theatre theater teatro
program programs programme programmes
color colour colours colors
labor labour
aluminium aluminum
defense defence
fiber fibre fibres fibers
jewelry jewellery jewelers jewellers
tire tyre tires tyres
restaurant restaurants ristorante restaurante
pharmacy pharmacies apotheke farmacia pharmacie
material
properties props prop property
general genl
product
headquarters headquarter hq
sucursal succursale
niederlassung zweigniederlassung
carl karl
johann johannes
mohammed mohamed muhammad mohammad
ahmed ahmad
`;
