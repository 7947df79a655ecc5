"""The mail that asks whether someone wants what was asked for under their address: nothing else comes before a yes."""

from __future__ import annotations

from watcher.deliver.channels import Links
from watcher.deliver.wishes import wishes
from watcher.model import Subscription
from watcher.wording import Titles

SAID = {
    "zh": {
        "subject": "请确认您的政策变化订阅",
        "ask": "有人用这个邮箱订阅政策变化通知。如果是您本人，请确认；确认之前不会发送任何通知。",
        "confirm": "确认订阅",
        "ignore": "如果不是您本人，请忽略这封邮件，什么都不会发生。",
    },
    "en": {
        "subject": "Please confirm your subscription to policy changes",
        "ask": "Someone asked for alerts on policy changes under this address. If it was you, please confirm; nothing is"
        " sent before you do.",
        "confirm": "Confirm",
        "ignore": "If it was not you, ignore this mail and nothing will happen.",
    },
}


def text(subscription: Subscription, links: Links, titles: Titles | None, language: str) -> str:
    said = SAID[language]
    colon = ": " if language == "en" else "："
    lines = [said["ask"], "", *(f"{name}{colon}{asked}" for name, asked in wishes(subscription, language, titles)), ""]
    lines += [f"{said['confirm']}{colon}{links.confirm}", ""] if links.confirm else []
    return "\n".join([*lines, said["ignore"]]) + "\n"
