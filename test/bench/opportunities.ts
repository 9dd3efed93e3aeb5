/** A file of won and open opportunities, as a CRM exports them: the same for the same number of rows. */
import { companies, companyOf } from './import-channel.ts';
import { inTurn } from './in-turn.ts';

const sectors = ['retail', 'medical', 'software', 'services', 'finance', 'marketing', 'telecommunications'];
const countries = ['United States', 'Germany', 'Kenya', 'Japan', 'Brazil', 'Jordan', 'Poland', 'Norway'];
const products = ['GTX Plus Basic', 'GTXPro', 'MG Special', 'GTX Basic', 'MG Advanced', 'GTK 500'];
const agents = ['Moses Frase', 'Darcel Schlecht', 'Zane Levy', 'Anna Snelling', 'Vicki Laflamme'];

const header =
  'opportunity_id,account,sector,office_location,employees,revenue_musd,product,sales_agent,stage,engage_date,close_date,close_value_usd';

const dayOf = (index: number): string =>
  new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString().slice(0, 10);

/** The text of so many rows and their header. */
export const opportunitiesOf = (count: number): string =>
  [
    header,
    ...Array.from({ length: count }, (_, index) => {
      const company = index % companies;
      const won = index % 3 !== 0;
      return [
        `OPP${String(index).padStart(6, '0')}`,
        companyOf(company),
        inTurn(sectors, company),
        inTurn(countries, company),
        String(50 + company * 37),
        (10 + company * 12.5).toFixed(2),
        inTurn(products, index),
        inTurn(agents, index),
        won ? 'Won' : 'Engaging',
        dayOf(index),
        won ? dayOf(index + 60) : '',
        won ? String(40 + (index % 5000)) : '',
      ].join(',');
    }),
  ].join('\n');
