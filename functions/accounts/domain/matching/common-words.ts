/**
 * How much a word of a company name says, from 0 to 1, by what everybody calls a company: a fixed snapshot, so that the
 * score of two names depends on these two names alone. A word that is not listed says 1.
 */
export const commonWords: readonly { says: number; words: string }[] = [
  {
    says: 0.05,
    words: `the of and for in at by on to a an de la le les du des el los las der die das den dem van von zu fur y e et und en og och i
      da do dos del della dello di al lo il na im am with und ve dba com www http`,
  },
  {
    says: 0.15,
    words: `gesellschaft zur forderung foerderung degli studi works doctor professor dipl mr mrs group holding company corporation enterprise organization establishment international global worldwide branch
      subsidiary division unit business cie sucursal succursale niederlassung zweigniederlassung filiale filial headquarters hq`,
  },
  {
    says: 0.25,
    words: `technology systems services solutions industry software network electronics communications film productions pictures
      consulting information digital entertainment media products studio telecom fund trust computer engineering management
      trading development research manufacturing data net electric capital resource energy security health medical
      equipment automation partners associates innovation design control project ventures labs laboratory import export
      supply commercial acquisition bancorp bancshares therapeutics pharmaceutical production program agency firm
      wireless internet online web it ict tech logistics distribution marketing retail wholesale investments investment income`,
  },
  {
    says: 0.4,
    words: `bank university center institute college school hospital financial finance insurance power national department
      ministry government municipal city town village borough township commune municipality county state federal public foundation association society council committee commission
      board authority office service general american america united first new advanced applied integrated intelligent smart
      science mobile motion industrial instruments semiconductor optical imaging video television broadcasting radio
      news press publishing books library education training learning academy healthcare care clinic cancer oncology bio biotech
      genetics diagnostics devices sciences chemical chemistry petroleum oil gas mining metals minerals gold silver
      steel iron copper aluminium materials plastics paper packaging textile food beverage dairy wine water environmental
      construction building builders contracting architecture real estate property properties realty homes home hotel
      resorts travel tours airlines airways air aviation aerospace defense defence space marine shipping transport
      transportation railways rail motor auto automotive car machinery machine tool mechanical hydraulic
      electrical electricity lighting light solar nuclear utilities water environment agricultural agriculture farm
      life mutual savings credit loan mortgage securities brokerage exchange asset wealth equity private venture
      opportunity municipal bond growth value index portfolio etf term high quality premium royalty
      creative interactive multimedia animation games gaming game sports fitness club association music records arts art
      theatre film cinema movie motion advertising communication public relations events
      cloud cyber computing hosting server storage micro nano quantum robotics sensor sensing
      analytics intelligence artificial vision visual audio sound voice phone telephone cable broadband satellite
      fiber line lines access link connect connection bridge gateway port mail post express delivery courier
      legal law accounting audit tax human staffing recruitment personnel outsourcing support help desk
      technical engineers engineer scientific experimental precision quality
      open free source bureau regional local community church charity central north south east west northern southern eastern
      western northeast northwest southeast southwest pacific atlantic mid middle central eastern great greater
      world earth european asia africa euro china chinese japan japanese nippon korea india indian
      deutsche german germany france french italia italian spain uk usa us british canada canadian australia
      australian zealand brazil brasil mexico russia russian russian poland polska turkey hong kong taiwan singapore malaysia
      thailand vietnam indonesia philippines israel iran arab saudi emirates egypt egyptian qatar kuwait jordan oman bahrain gulf dubai
      islamic swiss switzerland austria netherlands nederland holland belgium sweden svenska norway norsk norge denmark
      danmark finland suomen ireland irish scotland england wales london paris berlin
      beijing shanghai shenzhen guangzhou hangzhou nanjing suzhou tianjin chongqing chengdu wuhan xian xiamen ningbo wuxi
      dongguan foshan zhuhai huizhou zhongshan qingdao dalian shenyang jinan changsha hefei fuzhou zhengzhou guangdong
      zhejiang jiangsu shandong fujian sichuan hunan hubei hebei henan anhui york california texas florida
      robert carl karl johann johannes friedrich wilhelm heinrich hans peter paul thomas john william james henry charles george
      david michael richard joseph edward frank fritz otto ernst max martin franz josef georg ludwig hermann alfred jean pierre
      jacques louis giovanni giuseppe carlo antonio jose juan carlos manuel mohamed mohammed muhammad ahmed ahmad ali hassan
      hussein abdul abdullah ibrahim khalid omar
      hungary greece czech romania bulgaria serbia croatia slovenia slovakia ukraine estonia latvia lithuania portugal
      iceland luxembourg argentina chile colombia peru venezuela ecuador uruguay pakistan bangladesh nepal nigeria kenya ghana
      ethiopia morocco tunisia algeria libya sudan lebanon syria iraq kazakhstan uzbekistan georgia armenia azerbaijan
      toronto montreal vancouver ottawa calgary sydney melbourne brisbane perth auckland mumbai delhi bangalore chennai
      hyderabad pune kolkata karachi lahore dhaka bangkok jakarta manila hanoi seoul busan taipei kuala lumpur cairo
      alexandria riyadh jeddah dammam doha manama muscat beirut amman baghdad tehran isfahan shiraz mashhad tabriz istanbul
      ankara izmir athens rome milan turin naples bologna florence venice madrid barcelona valencia seville lisbon porto
      lyon marseille toulouse lille nice geneva zurich basel bern vienna graz munich hamburg frankfurt cologne stuttgart
      dusseldorf dortmund essen leipzig dresden hannover nuremberg bremen bonn brussels antwerp ghent amsterdam rotterdam
      hague utrecht eindhoven copenhagen aarhus stockholm gothenburg malmo oslo bergen helsinki tampere reykjavik dublin cork
      belfast edinburgh glasgow manchester birmingham leeds liverpool bristol sheffield cambridge oxford cardiff prague
      brno bratislava budapest warsaw cracow wroclaw gdansk poznan bucharest sofia belgrade zagreb ljubljana kyiv minsk
      riga vilnius tallinn petersburg novosibirsk kazan johannesburg durban pretoria nairobi lagos accra casablanca tunis
      algiers dakar mexico bogota lima santiago caracas quito havana buenos aires paulo janeiro brasilia curitiba
      houston dallas austin denver seattle portland phoenix atlanta miami orlando tampa philadelphia pittsburgh
      cleveland columbus cincinnati detroit milwaukee minneapolis louis kansas vegas angeles francisco diego jose
      baltimore nashville memphis charlotte raleigh
      tokyo osaka york washington chicago boston moscow
      brothers sons son daughters family house store shop market mart trade center solutions expert experts
      professional personal custom alliance consortium union federation cooperative coop collaborative joint standard
      universal total complete direct dynamic dynamics performance strategic innovative modern future next
      alpha beta omega delta prime pro plus max ultra super mega
      hardware component parts device appliances appliance consumer goods brands kitchen furniture
      fashion clothing apparel shoes jewelry beauty cosmetics toys pet
      republic democratic saint st mount lake river hill valley island bay beach park green blue red black white
      big little old young good best star sun moon sky ocean sea forest tree king queen royal crown`,
  },
];

/** Words that join others and say nothing, in the languages names come in. */
export const joiningWords: ReadonlySet<string> = new Set(
  'and und et y e og och i en ve u the of for in de du des der da do dos del della di degli van von zu zur fur al'.split(
    ' ',
  ),
);
