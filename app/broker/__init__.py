"""The trial broker: mosquitto where present, else the embedded amqtt."""

from __future__ import annotations
