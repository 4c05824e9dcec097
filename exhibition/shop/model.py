"""The museum shop's file as data: museums, brands, products and their offers. Prices are decimal text, never floats."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from exhibition.scene.base import Id, Model, Text


class Museum(Model):
    """A museum whose collection or site inspires products."""

    name: Text
    credit: Annotated[Text | None, Field(description="The line that must stand beside its products.")] = None
    fictional: Annotated[bool, Field(description="True for demonstration data.")] = False


class ProductBrand(Model):
    """Who makes products."""

    name: Annotated[str, Field(min_length=1)]
    about: Text
    fictional: bool = False


class InspiredBy(Model):
    """The thread from a thing to a product: which part, and why."""

    part: Annotated[Id, Field(description="A part of a scene, or a tag.")]
    why: Annotated[Text, Field(description="One sentence: which motif, and how it came to the product.")]


class Offer(Model):
    """What it costs in one market."""

    market: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="FR, CN, GB …")]
    price: Annotated[str, Field(pattern=r"^\d{1,7}\.\d{2}$", description='Decimal text in quotes: "24.90".')]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="EUR, CNY, GBP …")]
    tax_included: bool = True
    availability: Literal["in_stock", "preorder", "out_of_stock", "not_sold_here", "on_site_only"] = "in_stock"
    seller: str
    url: Annotated[str | None, Field(description="An https address on the show's list of hosts, without tracking.")] = (
        None
    )
    valid_from: Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None
    valid_to: Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] = None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.price)


class Picture(Model):
    """A picture of a product."""

    file: Annotated[str, Field(description="Path under assets/.")]
    alt: Annotated[Text, Field(description="What it shows, up to 120 signs.")]
    credit: str
    rights: str


class Product(Model):
    """A thing the visitor may take home."""

    sku: str
    gtin: Annotated[
        str | None, Field(pattern=r"^\d{8}$|^\d{12,14}$", description="As text, with a right check digit.")
    ] = None
    title: Annotated[Text, Field(description="Up to 60 signs, 24 in Chinese.")]
    summary: Annotated[Text, Field(description="Up to 160 signs, 70 in Chinese.")]
    category: Literal[
        "stationery", "home_textile", "tableware", "tea_food", "fashion", "jewellery", "beauty", "fragrance",
        "toys_figures", "models", "books_prints", "digital",
    ]  # fmt: skip
    brand: Id
    museum: Id | None = None
    licence: Literal[
        "official_museum_licence",
        "brand_collaboration",
        "inspired_unlicensed",
        "public_domain_source",
        "on_site_exclusive",
    ]
    inspired_by: Annotated[tuple[InspiredBy, ...], Field(min_length=1)]
    tags: tuple[Id, ...] = ()
    materials: Text
    dimensions_cm: tuple[float, float, float] | None = None
    country_of_origin: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    offers: Annotated[tuple[Offer, ...], Field(min_length=1)]
    images: Annotated[tuple[Picture, ...], Field(min_length=1)]
    fictional: Annotated[bool, Field(description="True for demonstration data; the card then says so.")] = False


class ShopFile(Model):
    """One file of the shop."""

    schema_: Annotated[Literal["exhibition/1"], Field(alias="schema")]
    kind: Literal["shop"]
    as_of: Annotated[str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day prices were right.")] = None
    museums: dict[Id, Museum] = Field(default_factory=dict)
    brands: dict[Id, ProductBrand] = Field(default_factory=dict)
    products: dict[Id, Product] = Field(default_factory=dict)


class Catalogue(Model):
    """All files of a shop as one."""

    museums: dict[Id, Museum] = Field(default_factory=dict)
    brands: dict[Id, ProductBrand] = Field(default_factory=dict)
    products: dict[Id, Product] = Field(default_factory=dict)
    as_of: str | None = None
