const SCRIPTING = '/org.openoffice.Office.Common/Security/Scripting';

/** A deck comes from outside: no macros, and nothing that it points to is fetched, be it on the network or on this machine. */
const SETTINGS = {
  DisableMacrosExecution: 'true',
  MacroSecurityLevel: '3',
  BlockUntrustedRefererLinks: 'true',
  DisableActiveContent: 'true',
};

const items = Object.entries(SETTINGS).map(
  ([name, value]) =>
    `<item oor:path="${SCRIPTING}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
);

/** The settings with which LibreOffice starts here: `registrymodifications.xcu` of its profile. */
export const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`;
