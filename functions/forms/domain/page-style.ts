/** The one style sheet of a form's page; the page's policy names it by its digest. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:light-dark(#14292e,#eef2f1);--soft:light-dark(#4a5d61,#aebbbc);
--line:light-dark(#8b9a9c,#6f8082);--field:light-dark(#fff,#182326);--brand:light-dark(#0b5f66,#6fd0cb);
--on-brand:light-dark(#fff,#0d1c1f);--wrong:light-dark(#a3231b,#ffb1a6)}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem;font:1rem/1.55 ui-sans-serif,system-ui,'Segoe UI','Noto Sans Arabic',sans-serif;
color:var(--ink);background:light-dark(#fbfaf7,#111a1c)}
main{max-width:36rem;margin-inline:auto}
h1{margin:0 0 .25rem;font-size:1.6rem;line-height:1.25}
p{margin:0}
.intro{color:var(--soft);white-space:pre-line}
nav{display:flex;gap:1rem;margin-block-end:1rem;font-size:.875rem}
nav a{color:var(--brand)}
nav a[aria-current]{color:inherit;text-decoration:none;font-weight:600}
form{display:grid;gap:1.1rem;margin-block-start:1.5rem}
.field{display:grid;gap:.35rem}
label{font-weight:500}
label small{color:var(--soft);font-weight:400;font-size:.8125rem}
input:not([type=checkbox]),select,textarea{width:100%;min-height:2.75rem;padding:.55rem .75rem;font:inherit;color:inherit;
background:var(--field);border:1px solid var(--line);border-radius:.5rem}
input[dir=ltr]{text-align:start}
[dir=rtl] input[dir=ltr]{text-align:end}
textarea{min-height:7rem;resize:vertical}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
[aria-invalid]{border-color:var(--wrong)!important}
.check{display:flex;gap:.7rem;align-items:flex-start;font-weight:400}
.check input{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--brand)}
.wrong{color:var(--wrong);font-size:.875rem;font-weight:500}
.notice{padding:.8rem 1rem;border:1px solid var(--wrong);border-radius:.5rem;color:var(--wrong)}
button{justify-self:start;min-height:2.9rem;padding:.55rem 1.5rem;font:inherit;font-weight:600;color:var(--on-brand);
background:var(--brand);border:0;border-radius:.5rem;cursor:pointer}
.thanks{white-space:pre-line;font-size:1.125rem}
.thanks+p{margin-block-start:1rem}
a{color:var(--brand)}
.away{position:absolute;inset-inline-start:-200vw;width:1px;height:1px;overflow:hidden}
@media(max-width:30rem){body{padding:1rem}button{justify-self:stretch}}
`;
