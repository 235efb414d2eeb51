import {
  IconAnchor,
  IconArrowsExchange,
  IconBox,
  IconBuilding,
  IconBuildingBank,
  IconCalendarEvent,
  IconCar,
  IconDeviceMobile,
  IconFileText,
  IconId,
  IconMapPin,
  IconPackage,
  IconPhone,
  IconPhoneCall,
  IconScan,
  IconShieldCheck,
  IconShip,
  IconUser,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { kindName } from "../i18n/labels.ts";
import { useText } from "../i18n/text.ts";

const icons: Readonly<Record<string, Icon>> = {
  Person: IconUser,
  Organization: IconBuilding,
  Company: IconBuilding,
  Phone: IconPhone,
  Device: IconDeviceMobile,
  BankAccount: IconBuildingBank,
  Vehicle: IconCar,
  Vessel: IconShip,
  Container: IconBox,
  Consignment: IconPackage,
  Address: IconMapPin,
  Document: IconFileText,
  Identification: IconId,
  Event: IconCalendarEvent,
  Call: IconPhoneCall,
  Meeting: IconUsers,
  Seizure: IconShieldCheck,
  Scan: IconScan,
  PortCall: IconAnchor,
  Operation: IconCalendarEvent,
  Incident: IconCalendarEvent,
};

type Props = { kind: string; wordless?: boolean };

/** The kind of a record: icon and word. */
export function KindMark({ kind, wordless = false }: Props) {
  const { language } = useText();
  const Mark = icons[kind] ?? IconArrowsExchange;
  const name = kindName(kind, language);
  return (
    <span className="row" title={name}>
      <Mark size={16} stroke={1.7} aria-hidden className="dim" style={{ flex: "none" }} />
      <span className={wordless ? "only-read-aloud" : "cut"}>{name}</span>
    </span>
  );
}
