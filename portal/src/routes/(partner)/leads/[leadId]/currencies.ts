/** The currencies a deal is most often made in, offered first by the country of the customer. */
const ofCountry: Readonly<Record<string, string>> = {
  AE: 'AED', SA: 'SAR', QA: 'QAR', KW: 'KWD', BH: 'BHD', OM: 'OMR', EG: 'EGP', JO: 'JOD', IR: 'IRR', IQ: 'IQD',
  TR: 'TRY', IN: 'INR', PK: 'PKR', GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD', JP: 'JPY', KR: 'KRW', CN: 'CNY',
  BR: 'BRL', MX: 'MXN', ZA: 'ZAR', KE: 'KES', NG: 'NGN', MA: 'MAD', TN: 'TND', CH: 'CHF', SE: 'SEK', NO: 'NOK',
  DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', RO: 'RON', SG: 'SGD', MY: 'MYR', ID: 'IDR', PH: 'PHP', TH: 'THB',
  VN: 'VND', HK: 'HKD', NZ: 'NZD', CL: 'CLP', CO: 'COP', AR: 'ARS', PE: 'PEN', AT: 'EUR', BE: 'EUR', CY: 'EUR',
  DE: 'EUR', EE: 'EUR', ES: 'EUR', FI: 'EUR', FR: 'EUR', GR: 'EUR', HR: 'EUR', IE: 'EUR', IT: 'EUR', LT: 'EUR',
  LU: 'EUR', LV: 'EUR', MT: 'EUR', NL: 'EUR', PT: 'EUR', SI: 'EUR', SK: 'EUR',
};

/** The currency of a country; US dollars where it is not listed. */
export const currencyOf = (country: string | null): string => (country && ofCountry[country]) || 'USD';

export const currencies: readonly string[] = [...new Set(Object.values(ofCountry))].sort();
